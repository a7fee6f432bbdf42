import { readFileSync } from 'node:fs';
import { payloadEffects } from '../../src/apple/payload-effects.js';
import type { CompareOptions } from '../../src/compare/compare.js';
import { readIdentities } from '../../src/device/identities.js';
import { dictionaryNodeOf } from '../../src/plist/node.js';
import type { PlistDictionary, PlistValue } from '../../src/plist/value.js';
import {
  alwaysOn,
  cellular,
  changed,
  changedAll,
  goodPlainProfile,
  goodProfile,
  identity,
  root,
  rootCertificate,
  vpn,
  wifi,
} from '../support/good-profile.js';
import { acmeRequest, compared, scepRequest, withIdentity } from './profiles.js';

const good = goodProfile();
const plain = goodPlainProfile();
const otherRoot = readFileSync('fixtures/certificates/root.cer');
const otherIdentity = readFileSync('fixtures/certificates/device-p384.p12');
const otherPassword = readFileSync('fixtures/certificates/password.txt', 'utf8').trim();

const payload = (PayloadType: string, keys: PlistDictionary = {}): PlistDictionary => ({
  PayloadType,
  PayloadVersion: 1,
  PayloadIdentifier: 'com.example.added',
  PayloadUUID: 'C0FFEE00-0000-4000-8000-000000000009',
  ...keys,
});

const added = (keys: PlistDictionary, to = good) => changed(to, '/PayloadContent/-', keys);
const pem = (...certificates: readonly Uint8Array[]) =>
  Buffer.from(
    certificates
      .map(
        (one) =>
          `-----BEGIN CERTIFICATE-----\n${Buffer.from(one).toString('base64')}\n-----END CERTIFICATE-----\n`,
      )
      .join(''),
  );
const scep = (keys: PlistDictionary = {}) =>
  withIdentity('scep', { PayloadContent: { ...scepRequest, ...keys } });

/** What somebody could change to get a device to do something else, and the least that has to be said. */
const mutations: Readonly<Record<string, readonly [PlistDictionary, PlistDictionary, 'error' | 'warning']>> =
  {
    'another CA': [good, changed(good, `${root}/PayloadContent`, otherRoot), 'error'],
    'a further CA': [good, added(payload('com.apple.security.root', { PayloadContent: otherRoot })), 'error'],
    'a further certificate as pkcs1': [
      good,
      added(payload('com.apple.security.pkcs1', { PayloadContent: otherRoot })),
      'error',
    ],
    'a second certificate behind the ordered one in the same payload': [
      good,
      changedAll(good, {
        [`${root}/PayloadType`]: 'com.apple.security.pem',
        [`${root}/PayloadContent`]: pem(rootCertificate, otherRoot),
      }),
      'error',
    ],
    'a certificate that nobody can read': [
      good,
      added(payload('com.apple.security.root', { PayloadContent: new Uint8Array([48, 0]) })),
      'error',
    ],
    'encrypted payloads beside the plain ones': [
      good,
      changed(good, '/EncryptedPayloadContent', new Uint8Array([48])),
      'error',
    ],
    'a profile in the profile': [good, added(payload('Configuration', { PayloadContent: [] })), 'error'],
    'a profile service': [good, added(payload('Profile Service')), 'error'],
    declarations: [good, added(payload('com.apple.declarations')), 'error'],
    'a management system': [
      good,
      added(payload('com.apple.mdm', { ServerURL: 'https://mdm.example' })),
      'error',
    ],
    'a second VPN': [good, added({ ...payload('com.apple.vpn.managed'), VPNType: 'IKEv2' }), 'error'],
    'a VPN per app': [
      good,
      added(payload('com.apple.vpn.managed.applayer', { VPNType: 'IKEv2', VPNUUID: 'x' })),
      'error',
    ],
    'a VPN per app in the place of that for all': [
      plain,
      changed(plain, `${vpn}/PayloadType`, 'com.apple.vpn.managed.applayer'),
      'error',
    ],
    'a VPN of another type': [good, changed(good, `${vpn}/VPNType`, 'IKEv2'), 'error'],
    'a payload type in other letters': [good, added(payload('com.apple.MDM')), 'warning'],
    'a payload type that nobody knows': [good, added(payload('com.example.agent')), 'warning'],
    'a payload without a type': [good, added({ PayloadUUID: 'x' }), 'warning'],
    'two payloads of a type of which one was ordered': [
      added(payload('com.apple.wifi.managed', { SSID_STR: 'Office' })),
      added(
        payload('com.apple.wifi.managed', { SSID_STR: 'Evil' }),
        added(payload('com.apple.wifi.managed', { SSID_STR: 'Office' })),
      ),
      'error',
    ],
    'a changed payload of a type that was ordered': [
      added(payload('com.apple.wifi.managed', { SSID_STR: 'Office' })),
      added(payload('com.apple.wifi.managed', { SSID_STR: 'Office', ProxyServer: 'evil.example' })),
      'error',
    ],
    'a password for the removal of the profile': [
      good,
      added(payload('com.apple.profileRemovalPassword', { RemovalPassword: 'x' })),
      'error',
    ],
    'a flag for such a password': [good, changed(good, '/HasRemovalPasscode', true), 'warning'],
    'a text to agree to': [good, changed(good, '/ConsentText', { default: 'Call 0900' }), 'warning'],
    'a profile that removes itself': [good, changed(good, '/DurationUntilRemoval', 60), 'error'],
    'a key of the profile that nobody knows': [good, changed(good, '/Evil', 'x'), 'warning'],
    'another gateway': [good, changed(good, `${wifi}/RemoteAddress`, 'evil.example'), 'error'],
    'a letter of another alphabet in the name of the gateway': [
      good,
      changed(good, `${wifi}/RemoteAddress`, 'vpn.ex\u0430mple.com'),
      'error',
    ],
    'a key with an invisible character in the place of another': [
      good,
      changedAll(good, {
        [`${wifi}/ServerCertificateCommonName`]: undefined,
        [`${wifi}/ServerCertificateCommonName\u200b`]: 'gateway.example.com',
      }),
      'warning',
    ],
    'a list where a text was ordered': [
      good,
      changed(good, `${wifi}/RemoteAddress`, ['vpn.example.com']),
      'error',
    ],
    'data where a text was ordered': [
      good,
      changed(good, `${wifi}/RemoteAddress`, Buffer.from('vpn.example.com')),
      'warning',
    ],
    'another name of the gateway': [good, changed(good, `${wifi}/RemoteIdentifier`, 'evil.example'), 'error'],
    'another issuer of its certificate': [
      good,
      changed(good, `${wifi}/ServerCertificateIssuerCommonName`, 'Evil CA'),
      'error',
    ],
    'another identity': [
      good,
      changedAll(good, {
        [`${identity}/PayloadContent`]: otherIdentity,
        [`${identity}/Password`]: otherPassword,
      }),
      'error',
    ],
    'a tunnel that names another identity of the profile': [
      good,
      changed(
        added(
          payload('com.apple.security.pkcs12', { PayloadContent: otherIdentity, Password: otherPassword }),
        ),
        `${wifi}/PayloadCertificateUUID`,
        'C0FFEE00-0000-4000-8000-000000000009',
      ),
      'error',
    ],
    'a second payload with the UUID of the identity': [
      good,
      added({
        ...payload('com.apple.security.pkcs12', { PayloadContent: otherIdentity, Password: otherPassword }),
        PayloadUUID: '4B1D0A52-6C2E-4D0B-9C5B-0F2A3A1E7701',
      }),
      'warning',
    ],
    'an identity that anybody may export': [
      scep({ KeyIsExtractable: false }),
      scep({ KeyIsExtractable: true }),
      'error',
    ],
    'another SCEP server': [scep(), scep({ URL: 'https://evil.example/' }), 'error'],
    'another SCEP challenge': [scep(), scep({ Challenge: 'another' }), 'error'],
    'another subject': [scep(), scep({ Subject: [[['CN', 'evil']]] }), 'error'],
    'an unknown key of the SCEP request': [scep(), scep({ Evil: 1 }), 'warning'],
    'another ACME directory': [
      withIdentity('acme', acmeRequest),
      withIdentity('acme', { ...acmeRequest, DirectoryURL: 'https://evil.example/' }),
      'error',
    ],
    'an unknown key of the ACME request': [
      withIdentity('acme', acmeRequest),
      withIdentity('acme', { ...acmeRequest, Evil: 1 }),
      'warning',
    ],
    'a weaker cipher': [
      good,
      changed(good, `${wifi}/IKESecurityAssociationParameters/EncryptionAlgorithm`, 'AES-128'),
      'error',
    ],
    'an unknown key of a tunnel': [good, changed(good, `${wifi}/Evil`, 'x'), 'warning'],
    'an unknown key of the security association': [
      good,
      changed(good, `${wifi}/IKESecurityAssociationParameters/Evil`, 'x'),
      'warning',
    ],
    'an unknown key of the VPN': [good, changed(good, `${vpn}/AppRules`, []), 'warning'],
    'an unknown key of AlwaysOn': [good, changed(good, `${alwaysOn}/Evil`, 1), 'warning'],
    'an exception': [
      good,
      changed(good, `${alwaysOn}/ServiceExceptions/-`, { ServiceName: 'Evil', Action: 'Allow' }),
      'error',
    ],
    'an app outside the tunnel': [
      good,
      changed(good, `${alwaysOn}/ApplicationExceptions/-`, { BundleIdentifier: 'com.evil' }),
      'error',
    ],
    'a tunnel less': [good, changed(good, cellular), 'error'],
    'a VPN that is off': [good, changed(good, `${vpn}/PayloadEnabled`, false), 'warning'],
    'DNS servers': [
      plain,
      changed(plain, `${vpn}/DNS`, { DNSProtocol: 'Cleartext', ServerAddresses: ['192.0.2.66'] }),
      'error',
    ],
    proxies: [plain, changed(plain, `${vpn}/Proxies`, { HTTPEnable: 1, HTTPProxy: 'evil.example' }), 'error'],
    'another proxy': [
      changed(plain, `${vpn}/Proxies`, { HTTPEnable: 1, HTTPProxy: 'proxy.example' }),
      changed(plain, `${vpn}/Proxies`, { HTTPEnable: 1, HTTPProxy: 'evil.example' }),
      'error',
    ],
    'an unknown key of the proxies': [
      changed(plain, `${vpn}/Proxies`, { HTTPEnable: 1, HTTPProxy: 'proxy.example' }),
      changed(plain, `${vpn}/Proxies`, { HTTPEnable: 1, HTTPProxy: 'proxy.example', Evil: 1 }),
      'warning',
    ],
    'IPv4 as the primary interface': [plain, changed(plain, `${vpn}/IPv4`, { OverridePrimary: 1 }), 'error'],
    'rules that are off and the user can switch on': [
      changed(plain, `${vpn}/IKEv2/OnDemandEnabled`, 0),
      changedAll(plain, {
        [`${vpn}/IKEv2/OnDemandEnabled`]: 0,
        [`${vpn}/IKEv2/OnDemandRules`]: [{ Action: 'Disconnect' }],
      }),
      'error',
    ],
  };

describe('a profile that does more than was ordered', () => {
  const rank = { info: 0, warning: 1, error: 2 } as const;

  test.each(Object.entries(mutations))('is seen: %s', async (_name, [expected, delivered, least]) => {
    const identities = {
      expected: await readIdentities(dictionaryNodeOf(expected)),
      delivered: await readIdentities(dictionaryNodeOf(delivered)),
    };
    for (const options of [{}, { identities }] satisfies CompareOptions[]) {
      const worst = Math.max(...compared(expected, delivered, options).map(({ severity }) => rank[severity]));
      expect(worst).toBeGreaterThanOrEqual(rank[least]);
    }
  });

  test.each(Object.entries(payloadEffects).filter(([, { touches }]) => touches !== 'harmless'))(
    'is seen: a payload of type %s',
    (type, { touches }) => {
      const keys: PlistValue = type.startsWith('com.apple.vpn') ? { VPNType: 'IKEv2' } : {};
      const found = compared(good, added(payload(type, keys as PlistDictionary)));
      const steers = ['trust', 'traffic', 'management'].includes(touches);
      expect(found.some(({ severity }) => severity === (steers ? 'error' : 'warning'))).toBe(true);
    },
  );

  test('with another identity where nobody bound one is told with its server', () => {
    const unbound = ['identity'];
    const ordered = changedAll(good, {
      [identity]: undefined,
    });
    const delivered = scep({ URL: 'https://user:secret@evil.example/path' });
    const [finding] = compared(ordered, delivered, { unbound });
    expect(finding?.message).toContain('"evil.example"');
    expect(finding?.message).not.toContain('secret');
  });
});

test('a certificate of the name of an ordered one is called another', () => {
  const [first] = compared(good, added(payload('com.apple.security.root', { PayloadContent: otherRoot })));
  expect(first).toMatchObject({ rule: 'compare-trust', severity: 'error' });
  expect(first?.message).toMatch(/SHA-256 [0-9a-f]{64}/);
});
