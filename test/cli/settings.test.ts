import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../support/folder.js';
import { runCli } from '../support/run-cli.js';

let cwd: string;
beforeEach(() => {
  cwd = makeFolder();
  writeFileSync(join(cwd, 'alwayson.yaml'), 'rules: [\n');
});

test.each([['help'], ['help', 'verify'], ['verify', '--help'], ['--version'], ['completion']])(
  'settings that cannot be read do not stop %s %s',
  async (...args) => {
    const { exitCode, stdout, stderr } = await runCli(args, { cwd });
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).not.toBe('');
  },
);

test('they stop what works by them, in a sentence', async () => {
  const { exitCode, stderr } = await runCli(['verify', 'vpn.mobileconfig'], { cwd });
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^alwayson: alwayson\.yaml: This is neither JSON nor valid YAML\. [^\n]+\n$/);
});
