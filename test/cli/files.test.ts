import { execFileSync, spawnSync } from 'node:child_process';
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import type { Host } from '../../src/cli/host.js';
import { writeFiles } from '../../src/cli/output.js';
import { fileNameOf } from '../../src/text/file-name.js';
import { makeFolder } from '../support/folder.js';
import { runCli } from '../support/run-cli.js';

let cwd: string;
beforeEach(() => {
  cwd = makeFolder();
});

const policy = resolve('templates/shared-secret/policy.json');
const bindings = ['--bindings', resolve('templates/shared-secret/bindings.yaml')];

test('a profile is readable by its owner alone, and nothing is left beside it', async () => {
  await runCli(['translate', policy, ...bindings, '-o', 'vpn.mobileconfig'], { cwd });
  expect(readdirSync(cwd)).toEqual(['vpn.mobileconfig']);
  expect(statSync(join(cwd, 'vpn.mobileconfig')).mode & 0o777).toBe(0o600);
});

test('a file that exists is replaced only with --force', async () => {
  writeFileSync(join(cwd, 'vpn.mobileconfig'), 'mine');
  const args = ['translate', policy, ...bindings, '-o', 'vpn.mobileconfig'];
  expect(await runCli(args, { cwd })).toMatchObject({ exitCode: 2, stdout: '' });
  expect(readFileSync(join(cwd, 'vpn.mobileconfig'), 'utf8')).toBe('mine');
  expect(await runCli([...args, '--force'], { cwd })).toMatchObject({ exitCode: 0 });
  expect(readFileSync(join(cwd, 'vpn.mobileconfig'), 'utf8')).toMatch(/^<\?xml/);
  expect(readdirSync(cwd)).toEqual(['vpn.mobileconfig']);
});

test('several policies go to a folder, each under its name', async () => {
  const other = resolve('fixtures/translate/always-on-without-block/policy.json');
  const run = await runCli(['translate', policy, other, ...bindings, '-o', '.'], { cwd });
  expect(run.exitCode).toBe(0);
  expect(readdirSync(cwd).sort()).toEqual([
    'Always-On-VPN-lab.mobileconfig',
    'Always-On-without-its-block.mobileconfig',
  ]);
});

test('two policies of one name are not written over each other', async () => {
  const run = await runCli(['translate', policy, policy, ...bindings, '-o', '.'], { cwd });
  expect(run).toMatchObject({ exitCode: 2, stdout: '' });
  expect(run.stderr).toContain(
    'alwayson: Always-On-VPN-lab.mobileconfig: Two policies would be written to this file. Choose one with --select.',
  );
  expect(readdirSync(cwd)).toEqual([]);
});

test('when one of several policies has an error, none is written', async () => {
  const refused = resolve('fixtures/translate/azure-ad-refused/policy.json');
  const run = await runCli(['translate', policy, refused, ...bindings, '-o', '.'], { cwd });
  expect(run.exitCode).toBe(1);
  expect(readdirSync(cwd)).toEqual([]);
});

test('a file of 100 MB is refused without being read', async () => {
  writeFileSync(join(cwd, 'large.json'), '');
  truncateSync(join(cwd, 'large.json'), 100 * 1024 * 1024);
  const run = await runCli(['translate', 'large.json'], { cwd });
  expect(run).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: 'alwayson: large.json: The file is larger than 64 MiB. No policy or profile is.\n',
  });
});

test('the policy may come from standard input', async () => {
  const fromFile = await runCli(['translate', policy, ...bindings]);
  const fromInput = await runCli(['translate', '-', ...bindings], { stdin: readFileSync(policy) });
  expect(fromInput.exitCode).toBe(0);
  expect(fromInput.stdout).toBe(fromFile.stdout);
});

test('a secret may come from standard input, but not together with the policy', async () => {
  const bind = ['--bind', 'localIdentifier=x', '--bind', 'sharedSecret=-'];
  const run = await runCli(['translate', policy, ...bind], { stdin: 'from-input\n' });
  expect(run.stdout).toContain('<string>from-input</string>');
  const both = await runCli(['translate', '-', ...bind], { stdin: readFileSync(policy) });
  expect(both).toMatchObject({ exitCode: 2, stdout: '' });
  expect(both.stderr).toBe('alwayson: Standard input can be read once, and two options ask for it.\n');
});

test('the program itself ends with the exit code', () => {
  const program = resolve('dist/cli/alwayson.cjs');
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [program, ...args], { cwd, encoding: 'utf8' });
  expect(run('translate', policy, ...bindings)).toMatchObject({ status: 0 });
  expect(run('translate', policy)).toMatchObject({ status: 1, stdout: '' });
  expect(run('translate', 'missing.json')).toMatchObject({
    status: 2,
    stdout: '',
    stderr: 'alwayson: missing.json: This file does not exist.\n',
  });
});

describe('places that cannot be written', () => {
  const translateTo = (output: string, ...more: string[]) =>
    runCli(['translate', policy, ...bindings, '-o', output, ...more], { cwd });

  test.each([
    ['below a file', 'file/vpn.mobileconfig', 'A part of the path is not a folder'],
    ['in a folder that is not there', 'none/vpn.mobileconfig', 'Its folder does not exist'],
    // No device of the machine, which a fault would replace where root runs the tests.
    ['a pipe', 'pipe', 'is a device or a pipe'],
    ['a name that is too long', `${'n'.repeat(300)}`, 'The name is too long'],
  ])('%s: one sentence, nothing written', async (_what, output, sentence) => {
    writeFileSync(join(cwd, 'file'), 'mine');
    execFileSync('mkfifo', [join(cwd, 'pipe')]);
    const run = await translateTo(output, '--force');
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toContain(sentence);
    expect(readdirSync(cwd)).toEqual(['file', 'pipe']);
  });

  test('a name of as many bytes as the file system takes is written', async () => {
    const name = `${'ü'.repeat(121)}.mobileconfig`;
    expect(Buffer.byteLength(name)).toBe(255);
    expect((await translateTo(name)).exitCode).toBe(0);
    expect(readdirSync(cwd)).toEqual([name]);
  });

  test('a pipe is not replaced by a file', async () => {
    spawnSync('mkfifo', [join(cwd, 'pipe')]);
    expect((await translateTo('pipe', '--force')).stderr).toContain('is a device or a pipe');
    expect(lstatSync(join(cwd, 'pipe')).isFIFO()).toBe(true);
  });
});

test('when the second of two files cannot be written, the first is as it was', async () => {
  const host = { cwd } as Host;
  writeFileSync(join(cwd, 'first'), 'old');
  mkdirSync(join(cwd, 'sub'));
  const files = [
    { path: 'first', content: 'new' },
    { path: 'other', content: 'new' },
    { path: 'none/last', content: 'new' },
  ];
  await expect(writeFiles(host, files, true)).rejects.toThrow('none/last: Its folder does not exist');
  expect(readFileSync(join(cwd, 'first'), 'utf8')).toBe('old');
  expect(readdirSync(cwd).sort()).toEqual(['first', 'sub']);
});

test('a file that comes to be while another is written is not replaced', async () => {
  const files = [
    { path: 'twice', content: 'ours' },
    { path: 'twice', content: 'theirs' },
  ];
  await expect(writeFiles({ cwd } as Host, files, false)).rejects.toThrow(
    'twice exists already. --force replaces it.',
  );
  expect(readdirSync(cwd)).toEqual([]);
});

test.each(['CON', 'nul', 'Com1.x', 'LPT³'])('%s is no file name', (name) => {
  expect(fileNameOf(name, 'profile')).toBe(name.replace(/^[^.]+/, '$&_'));
});

test('a file name has at most 200 bytes, whole characters', () => {
  expect(Buffer.byteLength(fileNameOf('😀a'.repeat(500), 'profile'))).toBeLessThanOrEqual(200);
  expect(fileNameOf('ä'.repeat(500), 'profile')).toBe('ä'.repeat(100));
  expect(fileNameOf('\ud800', 'profile')).toBe('profile');
});

test('a device without end is not read to its end', async () => {
  const run = await runCli(['verify', '/dev/zero'], { cwd });
  expect(run).toMatchObject({ exitCode: 2, stdout: '' });
  expect(run.stderr).toContain('is larger than 64 MiB');
});

test.each([
  ['a UTF-8 mark', Buffer.from('\ufeffsecret\n'), 'begins with a byte order mark'],
  ['UTF-16', Buffer.from('\ufeffsecret\n', 'utf16le'), 'begins with a byte order mark'],
  ['Latin-1', Buffer.from('s\u00e9cret', 'latin1'), 'is not UTF-8 text'],
])('a secret in a file with %s is refused, and not shown', async (_what, content, sentence) => {
  writeFileSync(join(cwd, 'secret'), content);
  const run = await runCli(['translate', policy, '--bind', 'sharedSecret=file:secret'], { cwd });
  expect(run).toMatchObject({ exitCode: 2, stdout: '' });
  expect(run.stderr).toContain(sentence);
  expect(run.stderr).not.toContain('cret\n');
});

test('a starter does not go where a file is, and leaves no folder behind', async () => {
  writeFileSync(join(cwd, 'taken'), 'mine');
  const run = await runCli(['init', 'certificate', 'taken/vpn'], { cwd });
  expect(run).toMatchObject({ exitCode: 2, stdout: '' });
  expect(run.stderr).toBe('alwayson: taken/vpn: A part of the path is not a folder.\n');
  expect(readdirSync(cwd)).toEqual(['taken']);
});
