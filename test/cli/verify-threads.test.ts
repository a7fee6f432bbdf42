import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../support/folder.js';
import { runCli } from '../support/run-cli.js';

const manyFiles = ['fixtures/verify', 'fixtures/translate'];

test.each([
  ['all that can be in files', []],
  ['a comparison', ['--against', 'fixtures/translate/certificate/expected.mobileconfig']],
  [
    'bindings and roots',
    [
      ...['--bindings', 'templates/certificate/bindings.yaml'],
      ...['--trust', 'templates/certificate/certs/example-root.cer'],
    ],
  ],
])('several threads say the same as one, in the same order: %s', async (_, options) => {
  const args = ['verify', ...manyFiles, ...options, '--format', 'json'];
  const one = await runCli(args);
  expect(JSON.parse(one.stdout).files.length).toBeGreaterThan(50);
  expect(one.stdout).toMatch('always-on-single');
  expect(await runCli(args, { threads: 3 })).toEqual(one);
});

test('what cannot be read, and what is passed over, is said alike', async () => {
  const folder = makeFolder();
  for (let index = 0; index < 60; index++) {
    writeFileSync(join(folder, `${index}.json`), index % 3 === 0 ? '{}' : '{ not JSON');
  }
  const one = await runCli(['verify', folder]);
  expect(one.exitCode).toBe(2);
  expect(one.stderr).toMatch(/^20 files are passed over/);
  expect(await runCli(['verify', folder], { threads: 2 })).toEqual(one);
});

test.each([1, 2])(
  'a terminal sees how far it is, with %d threads, and nothing of it afterwards',
  async (threads) => {
    const args = ['verify', ...manyFiles];
    const { stdout, stderr } = await runCli(args, { threads, terminal: true });
    const plain = await runCli(args, { threads });
    expect(stderr).toMatch(/ (\d+) of \1 files/);
    expect(stderr.slice(stderr.lastIndexOf('\x1b[2K'))).toBe(`\x1b[2K${plain.stderr}`);
    expect(plain.stderr).not.toMatch(' of ');
    expect(stdout).toBe(plain.stdout);
    const few = await runCli(['verify', 'fixtures/verify/good'], { threads, terminal: true });
    expect(few.stderr).toBe('');
  },
);
