import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
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
  expect(run.stderr).toContain('two of the policies would be written to this file');
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
    stderr: 'alwayson: large.json: is larger than 64 MiB, which no policy or profile is\n',
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
  expect(both.stderr).toBe('alwayson: standard input is asked for twice; it can be read once\n');
});

test('the program itself ends with the exit code', () => {
  const program = resolve('dist/cli/alwayson.js');
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [program, ...args], { cwd, encoding: 'utf8' });
  expect(run('translate', policy, ...bindings)).toMatchObject({ status: 0 });
  expect(run('translate', policy)).toMatchObject({ status: 1, stdout: '' });
  expect(run('translate', 'missing.json')).toMatchObject({
    status: 2,
    stdout: '',
    stderr: 'alwayson: missing.json: there is no such file\n',
  });
});
