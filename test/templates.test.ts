import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from './support/folder.js';
import { runCli } from './support/run-cli.js';

const names = readdirSync('templates');

let folder: string;
beforeEach(() => {
  folder = makeFolder();
});

test('there are four starters', () => {
  expect(names.sort()).toEqual(['certificate', 'eap-tls', 'hardened', 'shared-secret']);
});

describe.each(names)('%s', (name) => {
  const translate = ['translate', 'policy.json', '--bindings', 'bindings.yaml'];

  test('translates with its own bindings, without a warning', async () => {
    expect(await runCli(['init', name, '.'], { cwd: folder })).toMatchObject({ exitCode: 0 });
    const { exitCode, stdout, stderr } = await runCli([...translate, '--strict'], { cwd: folder });
    expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^<\?xml/);
  });

  test('is not written over what is there', async () => {
    cpSync(join('templates', name), folder, { recursive: true });
    const again = await runCli(['init', name, '.'], { cwd: folder });
    expect(again.exitCode).toBe(2);
    expect(again.stderr).toContain('exists already');
    expect(await runCli(['init', name, '.', '--force'], { cwd: folder })).toMatchObject({ exitCode: 0 });
  });
});
