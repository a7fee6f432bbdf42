import fc from 'fast-check';
import { compare } from '../../src/compare/compare.js';
import { readIdentities } from '../../src/device/identities.js';
import type { Finding } from '../../src/finding.js';
import { importProfile } from '../../src/import/import-profile.js';
import { get } from '../../src/plist/navigate.js';
import { dictionaryNodeOf } from '../../src/plist/node.js';
import type { PlistDictionary, PlistValue } from '../../src/plist/value.js';
import { pointerParts } from '../../src/pointer.js';
import { translate } from '../../src/translate/translate.js';
import {
  alwaysOn,
  cellular,
  changed,
  changedAll,
  goodPlainProfile,
  goodProfile,
  plain,
  vpn,
  wifi,
} from '../support/good-profile.js';
import { resolved } from './resolve.js';

/*
 * The law: what the imported policy orders is what the profile does, but for what the import has told.
 */

const flags = fc.constantFrom<PlistValue>(0, 1, true, false);
const anything = fc.constantFrom<PlistValue>('text', 0, 1, ['x'], { Key: 'value' });
const number = (...values: readonly number[]) => fc.constantFrom<PlistValue>(...values);

const inTunnel: Readonly<Record<string, fc.Arbitrary<PlistValue>>> = {
  MTU: number(0, 1000, 1280, 1400, 1500, 9000),
  NATKeepAliveInterval: number(0, 20, 60),
  NATKeepAliveOffloadEnable: flags,
  DeadPeerDetectionRate: fc.constantFrom<PlistValue>('None', 'Low', 'Medium', 'High', 'medium'),
  EnablePFS: flags,
  DisableRedirect: flags,
  DisableMOBIKE: flags,
  EnableFallback: flags,
  EnableCertificateRevocationCheck: flags,
  UseConfigurationAttributeInternalIPSubnet: flags,
  EnforceStrictAlgorithmSelection: flags,
  TLSMinimumVersion: fc.constantFrom<PlistValue>('1.0', '1.2'),
  LocalIdentifier: fc.constantFrom<PlistValue>('', 'device-0001.example.com', 'other'),
  ServerCertificateCommonName: fc.constantFrom<PlistValue>('gateway.example.com', ''),
  Unknown: anything,
  'IKESecurityAssociationParameters/LifeTimeInMinutes': number(5, 10, 1440, 5000),
  'IKESecurityAssociationParameters/DiffieHellmanGroup': number(2, 14, 19, 31, 99),
  'IKESecurityAssociationParameters/EncryptionAlgorithm': fc.constantFrom<PlistValue>(
    '3DES',
    'AES-128-GCM',
    'ChaCha20Poly1305',
    'AES256',
  ),
  'IKESecurityAssociationParameters/PostQuantumKeyExchangeMethods': fc.constantFrom<PlistValue>([36], [0]),
  'ChildSecurityAssociationParameters/Unknown': anything,
};

const inAlwaysOn: Readonly<Record<string, fc.Arbitrary<PlistValue>>> = {
  UIToggleEnabled: flags,
  AllowCaptiveWebSheet: flags,
  AllowAllCaptiveNetworkPlugins: flags,
  Unknown: anything,
  'ServiceExceptions/-': fc.constantFrom<PlistValue>(
    { ServiceName: 'AirPrint', Action: 'Allow' },
    { ServiceName: 'Other', Action: 'Allow' },
    { ServiceName: 'VoiceMail', Action: 'Ignore' },
  ),
  'ApplicationExceptions/-': fc.constantFrom<PlistValue>({ BundleIdentifier: 'a' }, { Other: 'a' }),
  'TunnelConfigurations/0/Interfaces': fc.constantFrom<PlistValue>(
    ['Cellular', 'Wifi'],
    ['Celular'],
    'Cellular',
    [],
  ),
};

const inPlain: Readonly<Record<string, fc.Arbitrary<PlistValue>>> = {
  [`${plain}/OnDemandEnabled`]: flags,
  [`${plain}/OnDemandRules`]: fc.constantFrom<PlistValue>(
    [],
    [{ Action: 'Connect', SSIDMatch: ['a'] }, { Action: 'Disconnect' }],
    [{ Action: 'EvaluateConnection', ActionParameters: [{ Domains: ['a'], DomainAction: 'NeverConnect' }] }],
    [{ Action: 'Connect', Unknown: 1 }],
  ),
  [`${vpn}/Proxies`]: fc.constantFrom<PlistValue>(
    { HTTPEnable: 0, HTTPSEnable: 0 },
    { HTTPEnable: 1, HTTPProxy: 'a', HTTPPort: 80 },
    { HTTPEnable: 1, HTTPProxy: 'a', HTTPPort: 80, HTTPSEnable: 1, HTTPSProxy: 'b', HTTPSPort: 81 },
  ),
  [`${vpn}/IPv4`]: fc.constantFrom<PlistValue>({ OverridePrimary: 0 }, { OverridePrimary: 1 }),
  [`${vpn}/DNS`]: fc.constantFrom<PlistValue>({ DNSProtocol: 'Cleartext', ServerAddresses: ['192.0.2.1'] }),
  [`${vpn}/Unknown`]: anything,
  [`${plain}/DisconnectOnIdle`]: flags,
  '/Unknown': anything,
};

const at = (place: string, table: Readonly<Record<string, fc.Arbitrary<PlistValue>>>) =>
  Object.entries(table).map(
    ([key, values]) =>
      [`${place}${place === '' ? '' : '/'}${key}`, fc.option(values, { nil: undefined })] as const,
  );

function profiles(
  good: PlistDictionary,
  places: readonly (readonly [string, fc.Arbitrary<PlistValue | undefined>])[],
) {
  const change = fc
    .constantFrom(...places)
    .chain(([path, values]) => values.map((value) => [path, value] as const));
  return fc.uniqueArray(change, { maxLength: 6, selector: ([path]) => path }).map((changes) =>
    changes.reduce((profile, [path, value]) => {
      const isThere = get(dictionaryNodeOf(profile), ...pointerParts(path)) !== undefined;
      if (value === undefined && !isThere) return profile;
      return value === undefined ? changed(profile, path) : changed(profile, path, value);
    }, good),
  );
}

const cases = {
  'Always On': profiles(goodProfile(), [
    ...at(cellular, inTunnel),
    ...at(wifi, inTunnel),
    ...at(alwaysOn, inAlwaysOn),
  ]),
  IKEv2: profiles(goodPlainProfile(), [
    ...at(plain, inTunnel),
    ...at('', inPlain).map(([path, values]) => [path.replace(/^\/+/, '/'), values] as const),
  ]),
};

/** The key that a finding is about. */
function keyOf({ path, message }: Finding): string[] {
  const named = /^(?:over [^:]+: )?(?:no )?(\w+) (?:is missing|is absent|has no|was ordered)/.exec(
    message,
  )?.[1];
  return [
    named ?? '',
    ...pointerParts(path)
      .filter((part) => !/^\d+$/.test(String(part)))
      .map(String),
  ];
}

describe.each(Object.entries(cases))('%s', (_name, arbitrary) => {
  test('the imported policy orders what the profile does, but for what was told', async () => {
    let imports = 0;
    await fc.assert(
      fc.asyncProperty(arbitrary, async (given) => {
        const profile = dictionaryNodeOf(given);
        const identities = await readIdentities(profile);
        const { imported, findings: told } = importProfile(profile, { identities });
        if (imported === undefined) return;
        imports += 1;
        const again = await resolved(imported);
        const made = translate(again.policy, again.bindings).profile;
        if (made === undefined) throw new Error('not translated');
        const delivered = dictionaryNodeOf(made);
        const differences = compare(profile, delivered, {
          identities: { expected: identities, delivered: await readIdentities(delivered) },
        });
        const keys = new Set(told.flatMap(keyOf));
        const silent = differences.filter(
          (finding) =>
            finding.severity !== 'info' && !keyOf(finding).some((key) => specific(key) && keys.has(key)),
        );
        expect(silent.map(({ message }) => message)).toEqual([]);
      }),
      { numRuns: 60 },
    );
    expect(imports).toBeGreaterThan(10);
  });
});

/** Keys that hold others say nothing of what is in them. */
function specific(key: string): boolean {
  return !['', 'PayloadContent', 'AlwaysOn', 'IKEv2', 'TunnelConfigurations'].includes(key);
}

test('every Always On property is written, and a number outside of the range is not', async () => {
  const bare = changedAll(goodProfile(), {
    [wifi]: undefined,
    [`${cellular}/Interfaces`]: ['Cellular', 'Wi-Fi'],
    [`${cellular}/MTU`]: 9000,
    [`${cellular}/NATKeepAliveOffloadEnable`]: undefined,
    [`${cellular}/NATKeepAliveInterval`]: undefined,
    ...Object.fromEntries(
      [
        'UIToggleEnabled',
        'AllowCaptiveWebSheet',
        'AllowAllCaptiveNetworkPlugins',
        'AllowedCaptiveNetworkPlugins',
        'ServiceExceptions',
      ].map((key) => [`${alwaysOn}/${key}`, undefined]),
    ),
  });
  const { imported, findings } = importProfile(dictionaryNodeOf(bare));
  expect(imported?.policy['alwaysOnConfiguration']).toEqual({
    '@odata.type': '#microsoft.graph.appleVpnAlwaysOnConfiguration',
    tunnelConfiguration: 'cellular',
    userToggleEnabled: false,
    voicemailExceptionAction: 'forceTrafficViaVPN',
    airPrintExceptionAction: 'forceTrafficViaVPN',
    cellularExceptionAction: 'forceTrafficViaVPN',
    allowAllCaptiveNetworkPlugins: false,
    allowedCaptiveNetworkPlugins: {
      '@odata.type': '#microsoft.graph.specifiedCaptiveNetworkPlugins',
      allowedBundleIdentifiers: [],
    },
    allowCaptiveWebSheet: false,
    natKeepAliveOffloadEnable: true,
    natKeepAliveIntervalInSeconds: 110,
  });
  expect(imported?.policy).not.toHaveProperty('mtuSizeInBytes');
  const warnings = findings.filter(({ severity }) => severity === 'warning').map(({ message }) => message);
  expect(warnings).toEqual([
    'Interfaces has a name that is neither Cellular nor WiFi. The policy leaves it out. Did you mean WiFi?',
    'The policy leaves out MTU. 9000 is outside the range 1280 to 1400 that Apple allows.',
  ]);
});

test('EAP without a user name and a certificate is a user name and a password that the device asks for', () => {
  const asks = changedAll(goodPlainProfile(), {
    [`${plain}/AuthenticationMethod`]: 'None',
    [`${plain}/ExtendedAuthEnabled`]: 1,
    [`${plain}/PayloadCertificateUUID`]: undefined,
  });
  const { imported, findings } = importProfile(dictionaryNodeOf(asks));
  expect(imported?.policy).toMatchObject({
    authenticationMethod: 'usernameAndPassword',
    clientAuthenticationType: 'userAuthentication',
  });
  expect(imported?.bindings).not.toHaveProperty('eap');
  expect(findings.find(({ message }) => message.startsWith('EAP'))).toMatchObject({ severity: 'info' });
});
