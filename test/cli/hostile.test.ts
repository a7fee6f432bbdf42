import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeFolder } from '../support/folder.js';
import { runCli } from '../support/run-cli.js';

let cwd: string;
beforeEach(() => {
  cwd = makeFolder();
});

const policy = resolve('templates/shared-secret/policy.json');

async function refusal(...args: string[]): Promise<string> {
  const run = await runCli(args, { cwd });
  expect(run).toMatchObject({ exitCode: 2, stdout: '' });
  return run.stderr;
}

test('a --bind path of thousands of parts', async () => {
  const path = Array.from({ length: 5000 }, () => 'a').join('.');
  expect(await refusal('translate', policy, '--bind', `${path}=x`)).toBe(
    'alwayson: --bind: The path has 5000 parts. No binding has more than 20.\n',
  );
});

test.each(['identity: &a {scep: *a}', 'trustedRoots: &a [*a]', 'policy: &a {x: *a}', '&a\nidentity: *a'])(
  'bindings with an alias that stands inside the value that it refers to: %j',
  async (text) => {
    writeFileSync(join(cwd, 'bindings.yaml'), text);
    expect(await refusal('translate', policy, '--bindings', 'bindings.yaml')).toBe(
      'alwayson: bindings.yaml: This YAML cannot be read: an alias stands inside the value that it refers to.\n',
    );
  },
);

test('half a character in a binding', async () => {
  writeFileSync(
    join(cwd, 'bindings.json'),
    '{"device":{"serialNumber":"\\ud800"},"localIdentifier":"{{device.serialNumber}}","sharedSecret":"file:x"}',
  );
  writeFileSync(join(cwd, 'x'), 'secret');
  expect(await refusal('translate', policy, '--bindings', 'bindings.json')).toContain(
    'LocalIdentifier has a character that XML cannot hold.\n',
  );
});

test('a file with more certificates than anyone trusts', async () => {
  const one = '-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n';
  writeFileSync(join(cwd, 'roots.pem'), one.repeat(6000));
  expect(await refusal('verify', policy, '--trust', 'roots.pem')).toBe(
    'alwayson: roots.pem: The file holds 6000 certificates. alwayson reads at most 5000 from one file.\n',
  );
});

test('commands in commands in commands', async () => {
  let inside = '<plist version="1.0"><dict/></plist>';
  for (let depth = 0; depth < 10; depth += 1) {
    const payload = Buffer.from(inside).toString('base64');
    inside = `<plist version="1.0"><dict><key>Command</key><dict><key>RequestType</key><string>InstallProfile</string><key>Payload</key><data>${payload}</data></dict></dict></plist>`;
  }
  writeFileSync(join(cwd, 'command.plist'), inside);
  expect(await refusal('verify', 'command.plist')).toBe(
    'alwayson: command.plist: The profile is wrapped more than 8 times. No tool writes such a file.\n',
  );
});

test.each([
  ['--strict=yes', '--strict takes no value: write --strict, or leave it out.'],
  ['-q=1', '-q takes no value: write -q, or leave it out.'],
  [
    '--allow-error',
    'Unknown option: --allow-error. Did you mean --allow-errors? See alwayson translate --help.',
  ],
  ['--no-such', 'Unknown option: --no-such. See alwayson translate --help.'],
])('a switch that would be ignored: %s', async (word, sentence) => {
  expect(await refusal('translate', policy, word)).toBe(`alwayson: ${sentence}\n`);
});

test('what stands after two dashes is a file, whatever its name', async () => {
  expect(await refusal('translate', '--', '--strict=yes')).toBe(
    'alwayson: --strict=yes: This file does not exist.\n',
  );
});

test('a profile is shown on a terminal only to those who ask for that', async () => {
  const words = ['deliver', policy, '--bind', 'sharedSecret=env:PSK', '--bind', 'localIdentifier=device-1'];
  const run = (...more: string[]) =>
    runCli([...words, '--to', 'file', ...more], { cwd, terminal: true, env: { PSK: 'a secret' } });
  const refused = await run();
  expect([refused.exitCode, refused.stdout, refused.stderr]).toEqual([
    2,
    '',
    'alwayson: Name a file for the profile with -o FILE. -o - shows it here, with its secrets.\n',
  ]);
  expect((await run('-o', '-')).stdout).toContain('<string>a secret</string>');
  expect((await run('--explain')).stdout).not.toContain('a secret');
});

test('no name of a policy or a file steers the terminal', async () => {
  const steering = '\u001b[2J\u009b31m\u202e';
  const named = { '@odata.type': '#microsoft.graph.iosikEv2VpnConfiguration', displayName: `x${steering}` };
  writeFileSync(join(cwd, 'policy.json'), JSON.stringify(named));
  writeFileSync(join(cwd, `y${steering}.json`), '{');
  const bindings = await runCli(['bindings', 'policy.json'], { cwd });
  expect(bindings.stdout).toContain('# Bindings for the policy "x\\u001b[2J\\u009b31m\\u202e".\n');
  const github = await runCli(['verify', `y${steering}.json`, 'policy.json', '--format', 'github'], { cwd });
  const told = bindings.stdout + github.stdout + github.stderr;
  expect(Array.from(steering.replace(/[ -~]/g, '')).filter((one) => told.includes(one))).toEqual([]);
});
