import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder } from '../support/folder.js';
import { describeAnswers } from '../support/json-answers.js';
import { jsonCommands } from '../support/json-commands.js';
import { makeJsonFolder } from '../support/json-folder.js';
import { runCli } from '../support/run-cli.js';

const cwd = makeJsonFolder();
/** The certificates are valid from now on. */
const now = new Date();

test('every command is tried, and every schema', async () => {
  const { stdout } = await runCli(['help', '--format', 'json']);
  const names = JSON.parse(stdout).commands.map(({ name }: { name: string }) => name);
  expect([...names, 'help'].sort()).toEqual(Object.keys(jsonCommands).sort());
  const tried = Object.values(jsonCommands).flatMap((runs) => runs.map(({ schema }) => schema));
  // The others describe files.
  const ofAnswers = readdirSync('schemas').filter((file) =>
    JSON.parse(readFileSync(join('schemas', file), 'utf8')).title.includes('--format json'),
  );
  expect([...new Set(tried)].sort()).toEqual(
    ofAnswers.map((file) => file.replace('.schema.json', '')).sort(),
  );
});

describeAnswers((args, options) => runCli(args, { ...options, cwd, now }));

test('the files are there that were written, and no others', () => {
  const said = Object.values(jsonCommands)
    .flat()
    .flatMap(({ written = [] }) => written)
    .filter((path) => path !== '-');
  const found = readdirSync(cwd, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(cwd.length + 1))
    // A manifest lists these.
    .filter((path) => dirname(path) !== 'fleet');
  expect(found.sort()).toEqual([...said, 'devices.csv', 'signer.pem', 'signer-key.pem', 'weak.json'].sort());
});

test('what cannot be written leaves a sentence and no answer', async () => {
  const ended = await runCli(
    ['inspect', 'signed.mobileconfig', '--extract', '-o', 'vpn.mobileconfig', '--format', 'json'],
    { cwd },
  );
  expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
  expect(ended.stderr).toBe('alwayson: vpn.mobileconfig exists already. --force replaces it.\n');
});

test.each([
  ['translate', 'certificate/policy.json', '--bind', 'sharedSecret=prompt'],
  ['explain', 'certificate/policy.json', '--bind', 'sharedSecret=prompt'],
  [
    'sign',
    'vpn.mobileconfig',
    '--signer',
    'certificate/certs/example-device.p12',
    '--signer-password',
    'prompt',
    '-o',
    'x',
  ],
])('no prompt waits where there is no terminal: %s', async (...args) => {
  const { exitCode, stdout, stderr } = await runCli(args, { cwd });
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/A prompt needs a terminal\. Use env:NAME, file:PATH or "-"\.\n$/);
});

test('a default format in alwayson.yaml is for the commands that have it', async () => {
  const folder = makeFolder();
  writeFileSync(join(folder, 'alwayson.yaml'), 'format: sarif\n');
  const listed = await runCli(['init'], { cwd: folder });
  expect(listed).toMatchObject({ exitCode: 0, stderr: '' });
  expect(listed.stdout).toMatch(/^certificate +A device certificate/);
  writeFileSync(join(folder, 'alwayson.yaml'), 'format: word\n');
  expect((await runCli(['init'], { cwd: folder })).stderr).toMatch(
    /^alwayson: alwayson\.yaml line 1: format /,
  );
});
