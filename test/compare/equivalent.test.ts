import { readFileSync } from 'node:fs';
import { readIdentities } from '../../src/device/identities.js';
import { itemsAt, plainValue } from '../../src/plist/navigate.js';
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
  plain,
  root,
  rootCertificate,
  vpn,
  wifi,
} from '../support/good-profile.js';
import { compared, fullProfile, said, scepRequest, withIdentity, withSharedSecret } from './profiles.js';

const good = goodProfile();
const tunnels = `${alwaysOn}/TunnelConfigurations`;

/** A profile whose two interfaces have the same tunnel, in one element or in two. */
function sameTunnel(elements: 1 | 2): PlistDictionary {
  const [tunnel] = list(good, 'TunnelConfigurations');
  const shared = { ...(tunnel as PlistDictionary), NATKeepAliveInterval: 60 };
  const both = [{ ...shared, Interfaces: ['Cellular', 'WiFi'] }];
  const each = ['Cellular', 'WiFi'].map((name) => ({ ...shared, Interfaces: [name] }));
  return changed(good, tunnels, elements === 1 ? both : each);
}

/** A list of the good profile's AlwaysOn dictionary. */
function list(profile: PlistDictionary, key: string): PlistValue[] {
  return itemsAt(dictionaryNodeOf(profile), 'PayloadContent', 2, 'AlwaysOn', key).map(plainValue);
}

const child = 'ChildSecurityAssociationParameters';
const ike = 'IKESecurityAssociationParameters';
const oneAssociation = {
  EncryptionAlgorithm: 'AES-256-GCM',
  IntegrityAlgorithm: 'SHA2-384',
  DiffieHellmanGroup: 20,
  LifeTimeInMinutes: 60,
};

/** Pairs that mean the same; the number of findings of info that each says about it, in either direction. */
const pairs: Readonly<Record<string, readonly [PlistDictionary, PlistDictionary, number]>> = {
  'booleans for 0 and 1': [
    good,
    changedAll(good, { [`${alwaysOn}/UIToggleEnabled`]: false, [`${cellular}/EnablePFS`]: true }),
    2,
  ],
  'defaults left out': [
    good,
    changedAll(good, {
      [`${alwaysOn}/UIToggleEnabled`]: undefined,
      [`${cellular}/DeadPeerDetectionRate`]: undefined,
      [`${cellular}/NATKeepAliveOffloadEnable`]: undefined,
      [`${cellular}/NATKeepAliveInterval`]: undefined,
      [`${wifi}/NATKeepAliveInterval`]: undefined,
    }),
    5,
  ],
  'the name in the certificate left out, as it is RemoteIdentifier': [
    good,
    changed(good, `${wifi}/ServerCertificateCommonName`),
    1,
  ],
  'the order of the interfaces': [
    sameTunnel(1),
    changed(sameTunnel(1), `${tunnels}/0/Interfaces`, ['WiFi', 'Cellular']),
    1,
  ],
  'no Interfaces, which means both': [sameTunnel(1), changed(sameTunnel(1), `${tunnels}/0/Interfaces`), 1],
  'one tunnel for both interfaces or the same for each': [sameTunnel(1), sameTunnel(2), 1],
  'the order of the tunnels': [
    good,
    changed(good, tunnels, list(good, 'TunnelConfigurations').toReversed()),
    0,
  ],
  'the order of the exceptions': [
    good,
    changed(good, `${alwaysOn}/ServiceExceptions`, list(good, 'ServiceExceptions').toReversed()),
    1,
  ],
  'an exception that a later one replaces': [
    good,
    changed(good, `${alwaysOn}/ServiceExceptions`, [
      { ServiceName: 'AirPrint', Action: 'Allow' },
      ...list(good, 'ServiceExceptions'),
    ]),
    1,
  ],
  'an empty list of exceptions or none': [
    changed(good, `${alwaysOn}/ApplicationExceptions`, []),
    changed(good, `${alwaysOn}/ApplicationExceptions`),
    0,
  ],
  'no parameters for the Child SA, which means those of IKE': [
    changedAll(good, { [`${wifi}/${ike}`]: oneAssociation, [`${wifi}/${child}`]: oneAssociation }),
    changedAll(good, { [`${wifi}/${ike}`]: oneAssociation, [`${wifi}/${child}`]: undefined }),
    1,
  ],
  'other UUIDs, identifiers, names and version': [
    good,
    changedAll(good, {
      '/PayloadUUID': 'C0FFEE00-0000-4000-8000-000000000000',
      '/PayloadIdentifier': 'www.windowsintune.com.vpn.x',
      '/PayloadDisplayName': 'VPN Profile - x',
      '/PayloadOrganization': undefined,
      '/PayloadScope': undefined,
      [`${vpn}/PayloadUUID`]: 'C0FFEE00-0000-4000-8000-000000000001',
      [`${vpn}/PayloadIdentifier`]: 'www.windowsintune.com.vpn.x.y',
      [`${vpn}/PayloadDescription`]: 'made elsewhere',
      [`${identity}/PayloadUUID`]: 'C0FFEE00-0000-4000-8000-000000000002',
      [`${cellular}/PayloadCertificateUUID`]: 'C0FFEE00-0000-4000-8000-000000000002',
      [`${wifi}/PayloadCertificateUUID`]: 'C0FFEE00-0000-4000-8000-000000000002',
    }),
    0,
  ],
  'the same certificate to trust in another kind of payload': [
    good,
    changedAll(good, {
      [`${root}/PayloadType`]: 'com.apple.security.pem',
      [`${root}/PayloadContent`]: Buffer.from(
        `-----BEGIN CERTIFICATE-----\n${Buffer.from(rootCertificate).toString('base64')}\n-----END CERTIFICATE-----\n`,
      ),
    }),
    0,
  ],
  'a payload that has nothing to do with the VPN': [
    good,
    changed(good, '/PayloadContent/-', { PayloadType: 'com.apple.font' }),
    1,
  ],
  'proxies that are all off, or none': [
    goodPlainProfile(),
    changed(goodPlainProfile(), `${vpn}/Proxies`, { HTTPEnable: 0, HTTPSEnable: false, HTTPProxy: 'old' }),
    1,
  ],
  'lists and dictionaries that are empty, or none': [
    goodPlainProfile(),
    changedAll(goodPlainProfile(), {
      [`${vpn}/IPv4`]: {},
      [`${vpn}/DNS`]: {},
      [`${vpn}/VendorConfig`]: {},
    }),
    3,
  ],
  'IPv4 that overrides nothing, or none': [
    goodPlainProfile(),
    changed(goodPlainProfile(), `${vpn}/IPv4`, { OverridePrimary: 0 }),
    1,
  ],
  'a shared secret as data': [
    withSharedSecret('geheim ü'),
    withSharedSecret(Buffer.from('geheim ü', 'utf8')),
    2,
  ],
  'upper case in a host name': [good, changed(good, `${wifi}/RemoteAddress`, 'VPN-WiFi.Example.com'), 1],
  'an empty local identifier or none': [
    changed(good, `${wifi}/LocalIdentifier`, ''),
    changed(good, `${wifi}/LocalIdentifier`),
    1,
  ],
  'one alternative name alone or in a list': [
    withIdentity('scep', { PayloadContent: scepRequest }),
    withIdentity('scep', {
      PayloadContent: { ...scepRequest, SubjectAltName: { dNSName: ['device-0001.example.com'] } },
    }),
    1,
  ],
  'the name in Settings': [good, changed(good, `${vpn}/UserDefinedName`, 'Other'), 1],
  'an interval that is not read': [
    changed(good, `${wifi}/NATKeepAliveOffloadEnable`, 0),
    changedAll(good, { [`${wifi}/NATKeepAliveOffloadEnable`]: 0, [`${wifi}/NATKeepAliveInterval`]: 30 }),
    1,
  ],
  'keys that Always On does not read': [
    good,
    changedAll(good, {
      [`${vpn}/DNS`]: { DNSProtocol: 'Cleartext', ServerAddresses: ['192.0.2.1'] },
      [`${vpn}/IKEv2`]: { RemoteAddress: 'other.example.com' },
      [`${cellular}/IncludeAllNetworks`]: 1,
      [`${cellular}/OnDemandEnabled`]: 1,
    }),
    4,
  ],
  'an app for captive networks while all are allowed': [
    changed(good, `${alwaysOn}/AllowAllCaptiveNetworkPlugins`, 1),
    changedAll(good, {
      [`${alwaysOn}/AllowAllCaptiveNetworkPlugins`]: 1,
      [`${alwaysOn}/AllowedCaptiveNetworkPlugins`]: undefined,
    }),
    1,
  ],
  'the group of a Child SA that makes no key exchange': [
    changed(good, `${wifi}/EnablePFS`, 0),
    changedAll(good, { [`${wifi}/EnablePFS`]: 0, [`${wifi}/${child}/DiffieHellmanGroup`]: 21 }),
    1,
  ],
  'the integrity algorithm of a Child SA with an authenticating cipher': [
    good,
    changed(good, `${wifi}/${child}/IntegrityAlgorithm`, 'SHA2-512'),
    1,
  ],
  'method 0, which is none': [good, changed(good, `${wifi}/${ike}/PostQuantumKeyExchangeMethods`, [0]), 1],
  'NAT keepalives of a VPN that is not Always On': [
    goodPlainProfile(),
    changed(goodPlainProfile(), `${plain}/NATKeepAliveInterval`, 60),
    1,
  ],
  'the DNS identity under another UUID': [
    changed(goodPlainProfile(), `${vpn}/DNS`, {
      PayloadCertificateUUID: '4B1D0A52-6C2E-4D0B-9C5B-0F2A3A1E7701',
    }),
    changedAll(goodPlainProfile(), {
      [`${vpn}/DNS`]: { PayloadCertificateUUID: 'C0FFEE00-0000-4000-8000-000000000002' },
      [`${identity}/PayloadUUID`]: 'C0FFEE00-0000-4000-8000-000000000002',
      [`${plain}/PayloadCertificateUUID`]: 'C0FFEE00-0000-4000-8000-000000000002',
    }),
    1,
  ],
};

describe.each(Object.entries(pairs))('%s', (_name, [left, right, count]) => {
  test.each([
    ['one way', left, right],
    ['the other way', right, left],
  ])('is no difference %s', (_way, expected, delivered) => {
    const findings = compared(expected, delivered);
    expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(findings).toHaveLength(count);
  });
});

test('the same profile is the same', () => {
  for (const profile of [good, goodPlainProfile(), fullProfile()]) expect(said(profile, profile)).toEqual([]);
});

test('a written default that Apple documents is none, though the device was seen to have another', () => {
  const lifetime = `${wifi}/${ike}/LifeTimeInMinutes`;
  expect(said(changed(good, lifetime), good)).toEqual([
    `compare-equivalent info ${lifetime}: LifeTimeInMinutes is only in the delivered profile. It has its default value.`,
  ]);
  expect(said(good, changed(good, lifetime))).toEqual([
    `compare-missing warning ${wifi}/${ike}: LifeTimeInMinutes is missing. The expected profile asks for a lifetime of 1440 minutes for the IKE SA. The delivered profile makes the device renew the keys after a lifetime of 60 minutes (by Apple's schema it is 1440).`,
  ]);
});

describe('device variables', () => {
  const template = (text: string) => changed(good, `${wifi}/LocalIdentifier`, text);

  test.each([
    ['{{device.serialNumber}}', 'C02XYZ'],
    ['{{ device.serialNumber }}.example.com', 'C02XYZ.example.com'],
    ['vpn-{{device.udid}}-{{user.name}}.example.com', 'vpn-0000-ada.example.com'],
  ])('%s can become %s', (text, filled) => {
    expect(said(template(text), template(filled))).toEqual([]);
  });

  test.each([
    ['{{device.serialNumber}}', ''],
    ['{{device.serialNumber}}.example.com', 'C02XYZ.example.org'],
    ['vpn-{{device.udid}}-{{user.name}}', 'vpn-0000ada'],
    ['a{{device.udid}}a', 'aa'],
  ])('%s cannot become %j', (text, filled) => {
    expect(compared(template(text), template(filled)).map(({ severity }) => severity)).toEqual(['error']);
  });
});

describe('PKCS#12', () => {
  const file = (name: string) =>
    new Uint8Array(readFileSync(new URL(`../../fixtures/certificates/${name}`, import.meta.url)));
  const password = readFileSync(
    new URL('../../fixtures/certificates/password.txt', import.meta.url),
    'utf8',
  ).trim();
  const holding = (name: string) =>
    changedAll(good, { [`${identity}/PayloadContent`]: file(name), [`${identity}/Password`]: password });

  async function opened(left: PlistDictionary, right: PlistDictionary): Promise<string[]> {
    const [expected, delivered] = [left, right].map((profile) => dictionaryNodeOf(profile));
    if (expected === undefined || delivered === undefined) throw new Error('two profiles are needed');
    const identities = {
      expected: await readIdentities(expected),
      delivered: await readIdentities(delivered),
    };
    return said(left, right, { identities });
  }

  test('the same certificate in another file is the same, once the files are opened', async () => {
    const [modern, legacy] = [holding('device-rsa.p12'), holding('device-rsa-legacy.p12')];
    expect(await opened(modern, legacy)).toEqual([]);
    expect(said(modern, legacy)).toEqual([
      `compare-different error ${identity}/PayloadContent: The PKCS#12 file is not the same as in the expected profile.`,
    ]);
  });

  test('another certificate is another one', async () => {
    const findings = await opened(holding('device-rsa.p12'), holding('device-p256.p12'));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(
      /^compare-different error \/PayloadContent\/1\/PayloadContent: The expected profile asks for the certificate ".+" \(until \d{4}-\d\d-\d\d, SHA-256 [0-9a-f]{16}…\). The delivered profile makes the device show ".+"/,
    );
  });
});
