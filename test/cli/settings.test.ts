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

test('every mistake in them is told, with its line', async () => {
  const lines = ['rulez: {}', 'rules:', '  flag-as-bolean: off', '  key-type: loud', 'platform: tvos'];
  writeFileSync(join(cwd, 'alwayson.yaml'), lines.join('\n'));
  const { exitCode, stderr } = await runCli(['verify', 'vpn.mobileconfig'], { cwd });
  expect({ exitCode, lines: stderr.trimEnd().split('\n') }).toEqual({
    exitCode: 2,
    lines: [
      'alwayson: alwayson.yaml line 1: rulez is not a known key. Did you mean rules? Known here: rules, os, platform, format.',
      'alwayson.yaml line 4: rules.key-type has the wrong type or value. Allowed is "off" or "info" or "warning" or "error".',
      'alwayson.yaml line 5: platform has the wrong type or value. Allowed is "ios" or "macos".',
    ],
  });
});

test('so is every rule that there is not', async () => {
  writeFileSync(join(cwd, 'alwayson.yaml'), 'rules:\n  flag-as-bolean: off\n  key-typ: error\n');
  const { exitCode, stderr } = await runCli(['verify', 'vpn.mobileconfig'], { cwd });
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr:
      'alwayson: alwayson.yaml line 2: There is no rule flag-as-bolean. Did you mean flag-as-boolean?\n' +
      'alwayson.yaml line 3: There is no rule key-typ. Did you mean key-type?\n',
  });
});
