import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { declarationsOf } from '../../src/declarations/convert.js';
import { dictionaryNodeOf } from '../../src/plist/node.js';
import { writePlist } from '../../src/plist/write.js';
import { verify } from '../../src/verify/verify.js';
import { makeFolder } from '../support/folder.js';
import { changed, goodProfile, now, vpn } from '../support/good-profile.js';
import { runCli } from '../support/run-cli.js';

function declaredBytes(profile = goodProfile()): Buffer {
  const { set } = declarationsOf(dictionaryNodeOf(profile), { baseUrl: 'https://mdm.example.com' });
  return Buffer.from(JSON.stringify(set?.declarations));
}

test('declarations are judged by the rules of profiles, and said to be for iOS 27', async () => {
  const { document, findings, minimumOS } = await verify(declaredBytes(), { now });
  expect({ document, minimumOS }).toEqual({ document: 'profile', minimumOS: '27.0' });
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const toggled = changed(goodProfile(), `${vpn}/AlwaysOn/UIToggleEnabled`, 1);
  const said = (await verify(declaredBytes(toggled), { now })).findings;
  expect(said).toContainEqual(
    expect.objectContaining({
      rule: 'user-toggle',
      path: '/2/Payload/UIToggleEnabled',
      message:
        'UIToggleEnabled is true, so the user can turn the VPN off. The device then drops all IP traffic.',
    }),
  );
});

test('what is said of declarations is in their words and values', async () => {
  const declarations = JSON.parse(declaredBytes().toString());
  Object.assign(declarations[2].Payload.TunnelConfigurations[0].IKEV2, {
    Authentication: { Method: 'None' },
  });
  const { findings } = await verify(Buffer.from(JSON.stringify(declarations)), { now });
  const method = findings.find(({ rule }) => rule === 'auth-method');
  expect(method).toMatchObject({
    message: 'Authentication.Method is None, but Authentication.ExtendedAuth.Enabled is not true.',
    why: 'Devices treat a missing or unknown method as None. Without EAP they reject None together with the whole declaration.',
    fix: 'Choose Certificate, SharedSecret, or None with Authentication.ExtendedAuth.Enabled true.',
  });
});

test.each([
  [
    { Method: 'Certificate' },
    'auth-identity-missing',
    'The tunnel has Authentication.Method Certificate, but no Authentication.IdentityAssetReference.',
    'Add an asset com.apple.asset.credential.identity, scep or acme and set Authentication.IdentityAssetReference to its Identifier. If the gateway asks for a user name and password, set Authentication.ExtendedAuth.Enabled to true.',
  ],
  [
    { Method: 'SharedSecret' },
    'auth-shared-secret',
    'The tunnel has Authentication.Method SharedSecret, but no Authentication.CredentialsAssetReference.',
    'Put the secret of the gateway into the asset of Authentication.CredentialsAssetReference.',
  ],
  [
    { Method: 'None', ExtendedAuth: { Enabled: true } },
    'auth-eap-credentials',
    'The tunnel has Authentication.ExtendedAuth.Enabled true, but neither a user name nor a certificate.',
    'Add Authentication.ExtendedAuth.CredentialsAssetReference, or Authentication.IdentityAssetReference for EAP-TLS.',
  ],
])('%j lacks an asset, not a payload', async (Authentication, rule, message, fix) => {
  const declarations = JSON.parse(declaredBytes().toString());
  Object.assign(declarations[2].Payload.TunnelConfigurations[0].IKEV2, { Authentication });
  const { findings } = await verify(Buffer.from(JSON.stringify(declarations)), { now });
  expect(findings.find((finding) => finding.rule === rule)).toMatchObject({ message, fix });
});

test.each([
  [
    'com.apple.configuration.network.vpn.alwayson',
    'warning',
    ' Did you mean com.apple.configuration.network.vpn.always-on?',
  ],
  ['com.apple.configuration.passcode.settings', 'info', ''],
])('a declaration of type %s is not checked', async (Type, severity, meant) => {
  const declaration = { Type, Identifier: 'a', ServerToken: 'b', Payload: {} };
  const { findings } = await verify(Buffer.from(JSON.stringify(declaration)), { now });
  expect(findings).toEqual([
    expect.objectContaining({
      severity,
      path: '/Type',
      message: `alwayson does not know declarations of type "${Type}", so it did not check this one.${meant}`,
    }),
  ]);
});

test('what the schema requires is missing once, and what devices skip is said of the rest', async () => {
  const rulesOf = async (element: object) => {
    const declarations = JSON.parse(declaredBytes().toString());
    declarations[2].Payload.AllowedCaptiveNetworkPlugins = [element];
    const { findings } = await verify(Buffer.from(JSON.stringify(declarations)), { now });
    const about = findings.filter(({ path }) => path.includes('AllowedCaptiveNetworkPlugins'));
    return about.map(({ rule }) => rule);
  };
  expect(await rulesOf({})).toEqual(['declaration-form']);
  expect(await rulesOf({ BundleIdentifier: '' })).toEqual(['captive-plugin']);
});

test('in UTF-16 too', async () => {
  const utf16 = Buffer.from(`\uFEFF${declaredBytes().toString()}`, 'utf16le');
  expect((await verify(utf16, { now })).minimumOS).toBe('27.0');
});

test('a delivered folder is verified whole: no error, and nothing that cannot be read', async () => {
  const cwd = makeFolder();
  writeFileSync(join(cwd, 'vpn.mobileconfig'), writePlist(goodProfile()));
  const args = [
    'deliver',
    'vpn.mobileconfig',
    '--to',
    'ddm',
    '--base-url',
    'https://mdm.example.com',
    '-o',
    'out',
  ];
  expect((await runCli(args, { cwd, now })).exitCode).toBe(0);
  const run = await runCli(['verify', 'out', '--format', 'json'], { cwd, now });
  expect(JSON.parse(run.stdout).summary.error).toBe(0);
  expect(run.stderr).toContain(
    'Skipped 2 files without a profile or policy: out/assets/com.example.vpn.identity.asset.json, out/index.json',
  );
  expect(run.exitCode).toBe(0);
});

test('a declaration is compared with the profile that was ordered', async () => {
  const cwd = makeFolder();
  writeFileSync(join(cwd, 'ordered.mobileconfig'), writePlist(goodProfile()));
  const other = changed(goodProfile(), `${vpn}/AlwaysOn/AllowCaptiveWebSheet`, 1);
  writeFileSync(join(cwd, 'delivered.json'), declaredBytes(other));
  const run = await runCli(
    ['verify', 'delivered.json', '--against', 'ordered.mobileconfig', '--format', 'json'],
    { cwd, now },
  );
  const [file] = JSON.parse(run.stdout).files;
  expect(file.findings).toContainEqual(
    expect.objectContaining({ rule: 'compare-different', path: '/2/Payload/AllowCaptiveWebSheet' }),
  );
});

describe('a legacy declaration', () => {
  const legacy = (Payload: object) => ({
    Type: 'com.apple.configuration.legacy',
    Identifier: 'a.legacy',
    ServerToken: '1',
    Payload,
  });
  const asset = {
    Type: 'com.apple.asset.data',
    Identifier: 'a.profile',
    ServerToken: '1',
    Payload: { Reference: { DataURL: 'https://a.example/p', ContentType: 'application/xml' } },
  };
  const ProfileURL = 'https://a.example/vpn.mobileconfig';
  const ProfileAssetReference = 'a.profile';

  test.each([
    ['27.0', { ProfileURL }, []],
    ['27.0', { ProfileAssetReference }, []],
    ['26.0', { ProfileURL }, []],
    ['26.0', { ProfileAssetReference }, ['error']],
    ['27.0', { ProfileURL, ProfileAssetReference }, ['warning']],
    ['27.0', {}, ['error']],
  ])('on iOS %s with %j', async (os, payload, severities) => {
    const bytes = Buffer.from(JSON.stringify([legacy(payload), asset]));
    const { findings } = await verify(bytes, { now, os });
    const said = findings.filter(({ message }) => message.includes('ProfileURL'));
    expect(said.map(({ severity }) => severity)).toEqual(severities);
  });

  test('without both, either is asked for where the OS knows both', async () => {
    const needed = async (os: string) => {
      const { findings } = await verify(Buffer.from(JSON.stringify(legacy({}))), { now, os });
      return findings.map(({ message }) => message);
    };
    expect(await needed('27.0')).toEqual([
      'ProfileURL is missing. Either it or ProfileAssetReference is required.',
    ]);
    expect(await needed('26.0')).toEqual(['ProfileURL is missing. It is required.']);
  });
});
