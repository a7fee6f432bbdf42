import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlistDictionary } from '../../src/plist/value.js';
import { writePlist } from '../../src/plist/write.js';
import { parseYaml } from '../../src/text/yaml.js';
import { makeFolder } from '../support/folder.js';
import { changed, goodProfile, now, vpn } from '../support/good-profile.js';
import { runCli } from '../support/run-cli.js';

/** A folder with a profile in it. */
function folderWith(profile: PlistDictionary = goodProfile()): string {
  const cwd = makeFolder();
  writeFileSync(join(cwd, 'vpn.mobileconfig'), writePlist(profile));
  return cwd;
}

/** A profile without what is made anew: UUIDs, and the names of payloads. */
function essence(xml: string): string {
  return xml
    .replace(
      /<key>Payload(?:CertificateUUID|UUID|CertificateFileName)<\/key>\s*<string>[^<]*<\/string>\s*/g,
      '',
    )
    .replace(/<key>Payload(?:Identifier|DisplayName)<\/key>\s*<string>[^<]*<\/string>\s*/g, '');
}

test('a payload that stands alone is imported', async () => {
  const [payload] = (goodProfile()['PayloadContent'] as PlistDictionary[]).slice(-1);
  const cwd = folderWith(payload);
  const run = await runCli(['import', 'vpn.mobileconfig', '-o', 'back'], { cwd, now });
  expect(run.exitCode).toBe(0);
  expect(run.stderr).toContain('payload-alone');
  expect(readdirSync(join(cwd, 'back')).sort()).toEqual(['bindings.yaml', 'policy.json']);
});

test('a folder that translates to the same profile', async () => {
  const cwd = folderWith();
  const run = await runCli(['import', 'vpn.mobileconfig', '-o', 'back'], { cwd, now });
  expect(run).toMatchObject({ exitCode: 0, stdout: '' });
  expect(readdirSync(join(cwd, 'back')).sort()).toEqual([
    'bindings.yaml',
    'identity-password.txt',
    'identity.p12',
    'policy.json',
    'trusted-root.cer',
  ]);
  for (const file of readdirSync(join(cwd, 'back'))) {
    expect(statSync(join(cwd, 'back', file)).mode & 0o777).toBe(0o600);
  }
  const args = ['translate', 'back/policy.json', '--bindings', 'back/bindings.yaml'];
  const once = await runCli([...args, '-o', 'once.mobileconfig'], { cwd, now });
  expect(once.exitCode).toBe(0);

  const again = await runCli(['import', 'once.mobileconfig', '-o', 'again'], { cwd, now });
  expect(again.exitCode).toBe(0);
  const twice = await runCli(
    ['translate', 'again/policy.json', '--bindings', 'again/bindings.yaml', '-o', 'twice.mobileconfig'],
    { cwd, now },
  );
  expect(twice.exitCode).toBe(0);
  const read = (name: string) => readFileSync(join(cwd, name), 'utf8');
  expect(read('again/policy.json')).toBe(read('back/policy.json'));
  expect(essence(read('twice.mobileconfig'))).toBe(essence(read('once.mobileconfig')));
});

test('no secret stands in the policy, the bindings or what is said', async () => {
  const cwd = folderWith();
  const run = await runCli(['import', 'vpn.mobileconfig', '-o', 'back'], { cwd, now });
  const shown = [
    run.stderr,
    readFileSync(join(cwd, 'back/policy.json'), 'utf8'),
    readFileSync(join(cwd, 'back/bindings.yaml'), 'utf8'),
  ];
  expect(shown.join()).not.toContain('correct horse');
  expect(readFileSync(join(cwd, 'back/identity-password.txt'), 'utf8')).toBe('correct horse\n');
});

test('files that exist are left as they are, unless --force says otherwise', async () => {
  const cwd = folderWith();
  writeFileSync(join(cwd, 'policy.json'), 'mine');
  const refused = await runCli(['import', 'vpn.mobileconfig'], { cwd, now });
  expect(refused.exitCode).toBe(2);
  expect(refused.stderr).toContain('alwayson: policy.json exists already. --force replaces it.');
  expect(readdirSync(cwd).sort()).toEqual(['policy.json', 'vpn.mobileconfig']);
  expect((await runCli(['import', 'vpn.mobileconfig', '--force'], { cwd, now })).exitCode).toBe(0);
  expect(JSON.parse(readFileSync(join(cwd, 'policy.json'), 'utf8'))['connectionName']).toBe(
    'Example Always On',
  );
});

test.each([
  'yes',
  '1e3',
  '0x10',
  '012',
  '~',
  'null',
  '1.2',
  'a: b # c',
  '- x',
  '{{device.name}}',
  'two\nlines',
  ' x ',
])('the text %j survives in the bindings', async (text) => {
  const cwd = folderWith(
    ['0', '1'].reduce(
      (profile, index) =>
        changed(profile, `${vpn}/AlwaysOn/TunnelConfigurations/${index}/LocalIdentifier`, text),
      goodProfile(),
    ),
  );
  expect((await runCli(['import', 'vpn.mobileconfig'], { cwd, now })).exitCode).toBe(0);
  const { localIdentifier } = parseYaml(readFileSync(join(cwd, 'bindings.yaml'), 'utf8')) as Record<
    string,
    unknown
  >;
  expect(localIdentifier).toBe(text);
});

test('what Graph cannot hold is a warning, and with --strict the end', async () => {
  const cwd = folderWith(changed(goodProfile(), '/TargetDeviceType', 1));
  const strict = await runCli(['import', 'vpn.mobileconfig', '--strict'], { cwd, now });
  expect(strict.exitCode).toBe(1);
  expect(strict.stderr).toContain('vpn.mobileconfig: 1 warning, 1 note\n');
  expect(readdirSync(cwd)).toEqual(['vpn.mobileconfig']);
  expect((await runCli(['import', 'vpn.mobileconfig'], { cwd, now })).exitCode).toBe(0);
});

test('a way of authenticating that Graph has not ends with 1, and nothing is written', async () => {
  const cwd = folderWith(
    changed(goodProfile(), `${vpn}/AlwaysOn/TunnelConfigurations/0/AuthenticationMethod`, 'X'),
  );
  const run = await runCli(['import', 'vpn.mobileconfig', '--format', 'json'], { cwd, now });
  expect(run.exitCode).toBe(1);
  expect(JSON.parse(run.stdout)).toMatchObject({ summary: { error: 1 }, written: [] });
  expect(readdirSync(cwd)).toEqual(['vpn.mobileconfig']);
});

test.each<[string, string, string]>([
  [
    'a policy',
    '{"@odata.type":"#microsoft.graph.iosikEv2VpnConfiguration","id":"x"}',
    'alwayson: vpn.mobileconfig: This is an Intune policy. A profile is needed.',
  ],
  [
    'a declaration',
    '{"Type":"com.apple.configuration.network.vpn.always-on","Identifier":"x","ServerToken":"1","Payload":{}}',
    'alwayson: vpn.mobileconfig: This is a declaration. A profile is needed.',
  ],
  [
    'a profile without a VPN',
    writePlist(changed(goodProfile(), vpn)),
    'has no VPN of type AlwaysOn or IKEv2',
  ],
  ['nothing that is a profile', 'hello', 'vpn.mobileconfig: '],
])('%s is refused with one sentence', async (_, content, sentence) => {
  const cwd = folderWith();
  writeFileSync(join(cwd, 'vpn.mobileconfig'), content);
  const run = await runCli(['import', 'vpn.mobileconfig'], { cwd, now });
  expect(run.exitCode).toBe(2);
  expect(run.stderr).toContain(sentence);
  expect(run.stderr.trim().split('\n')).toHaveLength(1);
});

test('standard output cannot hold several files', async () => {
  const run = await runCli(['import', 'vpn.mobileconfig', '-o', '-'], { cwd: folderWith(), now });
  expect(run.exitCode).toBe(2);
  expect(run.stderr).toContain(
    'alwayson: The policy and its bindings are several files. Name a folder: -o FOLDER',
  );
});
