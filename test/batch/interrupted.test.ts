import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { until } from '../cli/processes.js';
import { some } from '../support/runs.js';
import { listOf, Workshop } from './lists.js';

const program = resolve('dist/cli/alwayson.cjs');
const devices = 2000;

/** Starts a run in a process of its own, and ends it when a part of the devices is in the manifest. */
async function endedBy(signal: 'SIGKILL' | 'SIGINT', shop: Workshop): Promise<unknown> {
  const words = 'batch policy.json --devices devices.csv --bindings bindings.yaml -o out --jobs 2';
  const child = spawn(process.execPath, [program, ...words.split(' ')], {
    cwd: shop.folder,
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  const manifest = join(shop.folder, 'out/batch.jsonl');
  await until(() => existsSync(manifest) && readFileSync(manifest).length > 20_000);
  child.kill(signal);
  return ended;
}

test.each(some(['SIGKILL', 'SIGINT'] as const))(
  'a run that %s ends is taken up, and nothing of it is lost',
  async (signal) => {
    const shop = new Workshop();
    shop.list(listOf(devices));
    expect(await endedBy(signal, shop)).toEqual([null, signal]);
    const made = Object.keys(shop.profiles()).length;
    expect(made).toBeGreaterThan(50);
    expect(made).toBeLessThan(devices);
    for (const content of Object.values(shop.profiles())) expect(content.endsWith('</plist>\n')).toBe(true);
    const { exitCode, stderr } = await shop.batch('--resume');
    expect(exitCode).toBe(0);
    expect(Number(/kept ([\d,]+)/.exec(stderr)?.[1]?.replace(',', ''))).toBeGreaterThan(50);
    expect(Object.keys(shop.profiles()).length).toBe(devices);
    expect(readdirSync(join(shop.folder, 'out')).filter((name) => name.startsWith('.'))).toEqual([]);
    for (const line of shop.manifest()) {
      const { file = '', sha256 } = line as { file?: string; sha256?: string };
      expect(
        createHash('sha256')
          .update(shop.read(`out/${file}`))
          .digest('hex'),
      ).toBe(sha256);
    }
  },
);
