import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../support/folder.js';
import { describeWith, run } from '../support/programs.js';
import { runCli } from '../support/run-cli.js';
import { some } from '../support/runs.js';

const manyFiles = ['fixtures/verify', 'fixtures/translate'];

const comparisons: readonly (readonly [string, readonly string[]])[] = [
  ['all that can be in files', []],
  ['a comparison', ['--against', 'fixtures/translate/certificate/expected.mobileconfig']],
  [
    'bindings and roots',
    [
      ...['--bindings', 'templates/certificate/bindings.yaml'],
      ...['--trust', 'templates/certificate/certs/example-root.cer'],
    ],
  ],
];

test.each(some(comparisons))(
  'several threads say the same as one, in the same order: %s',
  async (_, options) => {
    const args = ['verify', ...manyFiles, ...options, '--format', 'json'];
    const one = await runCli(args);
    expect(JSON.parse(one.stdout).files.length).toBeGreaterThan(50);
    expect(one.stdout).toMatch('always-on-single');
    expect(await runCli(args, { threads: 3 })).toEqual(one);
  },
);

test('what cannot be read, and what is passed over, is said alike', async () => {
  const folder = makeFolder();
  for (let index = 0; index < 60; index++) {
    writeFileSync(join(folder, `${index}.json`), index % 3 === 0 ? '{}' : '{ not JSON');
  }
  const one = await runCli(['verify', folder]);
  expect(one.exitCode).toBe(2);
  expect(one.stderr).toMatch(/^Skipped 20 files/);
  expect(await runCli(['verify', folder], { threads: 2 })).toEqual(one);
});

describeWith('python3', 'a terminal', () => {
  /** The terminal is told to break lines again. */
  const breaksLines = '\x1b[?7h';

  /** What a terminal shows of a run in a process of its own. */
  function atTerminal(prompt: string, answer: string): { shown: string; exitCode: number } {
    const command = [process.execPath, 'dist/cli/alwayson.cjs', 'verify', ...manyFiles];
    return JSON.parse(run('python3', ['test/cli/terminal.py', prompt, answer, ...command]).toString());
  }

  test('sees how far it is, and nothing of it afterwards', () => {
    const { shown, exitCode } = atTerminal('a prompt that does not come', '');
    const [report = '', bar = ''] = [...shown.split('\x1b[2K')].reverse();
    expect(exitCode).toBe(2);
    expect(bar).toMatch(/ (\d+) of \1 files/);
    expect(bar.lastIndexOf(breaksLines)).toBeGreaterThan(bar.lastIndexOf('\x1b[?7l'));
    expect(report).toMatch('always-on-single');
    expect(report).not.toMatch(/ of \d+ files/);
  });

  test('is as it was when a signal has ended the run, at once', () => {
    const { shown, exitCode } = atTerminal(' of ', 'SIGINT');
    expect(exitCode).toBe(-2);
    expect(shown.lastIndexOf(breaksLines)).toBeGreaterThan(shown.lastIndexOf('\x1b[?7l'));
    expect(shown).not.toMatch('always-on-single');
  });
});
