import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeFolder } from '../support/folder.js';

const program = resolve('dist/cli/alwayson.cjs');
const policy = resolve('templates/shared-secret/policy.json');
const bindings = ['--bindings', resolve('templates/shared-secret/bindings.yaml')];

let cwd: string;
beforeEach(() => {
  cwd = makeFolder();
});

/** Runs a command with some code before it. */
function startWith(code: string, ...args: string[]): ChildProcess {
  const before = join(makeFolder(), 'before.mjs');
  writeFileSync(before, code);
  return spawn(process.execPath, ['--import', pathToFileURL(before).href, program, ...args], {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

/** Says on standard error that the process is there, and then never waits for anything. */
const busy = `import { writeSync } from 'node:fs';
function stayBusy() { writeSync(2, 'busy'); for (;;); }`;

describe.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('%s', (signal) => {
  test('ends a run at once, in the midst of work that waits for nothing', async () => {
    const child = startWith(`${busy}\nTextDecoder.prototype.decode = stayBusy;`, 'verify', policy);
    await until('busy', child);
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([null, signal]);
  });

  test('ends a run that writes files behind the last of them: they are there whole', async () => {
    const slow = `import fs, { writeSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
const { fsyncSync } = fs;
fs.fsyncSync = (file) => {
  fsyncSync(file);
  writeSync(2, 'half');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
};
syncBuiltinESMExports();`;
    const child = startWith(slow, 'translate', policy, ...bindings, '-o', 'vpn.mobileconfig');
    await until('half', child);
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([null, signal]);
    expect(readdirSync(cwd)).toEqual(['vpn.mobileconfig']);
  });
});

/** Waits until a process says a word on standard error. */
function until(word: string, { stderr }: ChildProcess): Promise<void> {
  return new Promise((done) => {
    stderr?.on('data', (chunk) => String(chunk).includes(word) && done());
  });
}
