import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../support/folder.js';
import { runCli } from '../support/run-cli.js';

let folder: string;
beforeEach(() => {
  folder = makeFolder();
  mkdirSync(join(folder, 'certs'));
  copyFileSync('test/cli/inputs/certificate.json', join(folder, 'policy.json'));
  copyFileSync('fixtures/certificates/device-rsa.p12', join(folder, 'certs', 'devices.p12'));
});

const translate = (bindings: string, ...more: string[]) => {
  writeFileSync(join(folder, 'bindings.yaml'), bindings);
  return runCli(['translate', 'policy.json', '--bindings', 'bindings.yaml', '-o', 'vpn', ...more], {
    cwd: folder,
  });
};

test('every file and secret that is not there is named, with who names it and what is there', async () => {
  const run = await translate(
    'identity:\n  pkcs12: certs/device.p12\n  password: env:NOT_SET\ntrustedRoots:\n  - certs/root.cer\n',
  );
  expect(run.exitCode).toBe(2);
  expect(run.stderr.split('\n')).toEqual([
    'alwayson: bindings.yaml line 2: identity.pkcs12 names certs/device.p12, which is not in the folder of bindings.yaml. Did you mean certs/devices.p12?',
    'bindings.yaml line 5: trustedRoots names certs/root.cer, which is not in the folder of bindings.yaml.',
    'identity.password needs the environment variable NOT_SET, which is not set.',
    '',
  ]);
});

test('what --bind says wrongly is blamed on --bind', async () => {
  const missing = await translate('sharedSecret: env:HOME\n', '--bind', 'trustedRoots=[certs/x.cer]');
  expect(missing.stderr).toContain('alwayson: --bind trustedRoots names certs/x.cer, which is not in ');
  const unknown = await translate('identty: 1\n', '--bind', 'profile.name=x', '--format', 'json');
  const { files } = JSON.parse(unknown.stdout);
  expect(files.map(({ file }: { file: string }) => file)).toEqual(['bindings.yaml', '--bind']);
});

test('every unknown key is named with its place, and what follows from one is not said', async () => {
  const run = await translate('eap:\n  usrname: a\n  password: env:HOME\nidentty: 1\n', '--format', 'json');
  const [{ findings }] = JSON.parse(run.stdout).files;
  expect(findings.map(({ path, position }: { path: string; position: unknown }) => [path, position])).toEqual(
    [
      ['/eap/usrname', { line: 2, column: 3 }],
      ['/identty', { line: 4, column: 1 }],
    ],
  );
});

test('a bindings file offers the SCEP profile of the same export', async () => {
  const policy = { '@odata.type': '#microsoft.graph.iosikEv2VpnConfiguration', displayName: 'VPN' };
  const scep = { '@odata.type': '#microsoft.graph.iosScepCertificateProfile', displayName: 'Devices' };
  writeFileSync(join(folder, 'export.json'), JSON.stringify([policy, scep]));
  const { stdout } = await runCli(['bindings', 'export.json'], { cwd: folder });
  expect(stdout).toContain('identity:\n  scep: "export.json"');
});

test.each([
  ['profile:\n  - removalDisallowed: true\n', 'profile.organization=x', 'profile is a list. '],
  ['profile: removalDisallowed\n', 'profile.organization=x', 'profile is a single value. '],
  ['apple:\n  ppk: x\n', 'apple.ppk.identifier=x', 'apple.ppk is a single value. '],
])('what --bind adds below a mistake of the file does not hide it: %j', async (bindings, bind, words) => {
  const run = await translate(bindings, '--bind', bind, '--format', 'json');
  const { files } = JSON.parse(run.stdout);
  expect(files).toEqual([
    expect.objectContaining({
      file: 'bindings.yaml',
      findings: [expect.objectContaining({ message: expect.stringContaining(words) })],
    }),
  ]);
});

test('a group of which only the head is there', async () => {
  const run = await translate('sharedSecret: env:HOME\nprofile:\n');
  expect(run.stderr).toContain('profile is empty. Write a group of keys, such as identifier: …');
  const filled = await translate(
    'sharedSecret: env:HOME\nprofile:\n',
    '--bind',
    'profile.identifier=com.x.y',
  );
  expect(filled.stderr).not.toContain('is empty');
});

test('an export in the place of the bindings', async () => {
  const run = await runCli(['translate', 'policy.json', '--bindings', 'policy.json'], { cwd: folder });
  expect([run.exitCode, run.stderr]).toEqual([
    2,
    'alwayson: policy.json: The file holds a Graph export, not bindings. "alwayson bindings" writes a bindings file for a policy.\n',
  ]);
});
