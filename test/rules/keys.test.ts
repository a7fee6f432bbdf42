import type { PlistValue } from '../../src/plist/value.js';
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
  said,
  vpn,
  wifi,
} from '../support/good-profile.js';
import { judges } from './judges.js';

const good = goodProfile();
const goodTunnel = { ProtocolType: 'IKEv2', Interfaces: ['WiFi'] };
const goodPlain = goodPlainProfile();
const at = (place: string, value?: PlistValue) => changed(good, place, value);
const plainAt = (place: string, value?: PlistValue) => changed(goodPlain, place, value);

const tunnelPlace = 'in each element of AlwaysOn.TunnelConfigurations, not here.';
judges(
  'key-unknown',
  ['good', good, []],
  ['good and plain', goodPlain, []],
  [
    'misspelled',
    at(`${wifi}/RemoteAdress`, 'vpn.example.com'),
    [
      `warning ${wifi}/RemoteAdress: RemoteAdress is not a known key of this dictionary. Did you mean RemoteAddress?`,
    ],
  ],
  [
    'in another case',
    at(`${alwaysOn}/uiToggleEnabled`, 0),
    [
      `warning ${alwaysOn}/uiToggleEnabled: uiToggleEnabled is not a known key of this dictionary. Did you mean UIToggleEnabled?`,
    ],
  ],
  [
    'like none',
    at(`${wifi}/Colour`, 'red'),
    [`warning ${wifi}/Colour: Colour is not a known key of this dictionary.`],
  ],
  [
    'a key of tunnels beside them',
    at(`${alwaysOn}/EnablePFS`, 1),
    [`warning ${alwaysOn}/EnablePFS: Devices read EnablePFS ${tunnelPlace}`],
  ],
  [
    'a key of tunnels in the payload',
    at(`${vpn}/RemoteAddress`, 'vpn.example.com'),
    [`warning ${vpn}/RemoteAddress: Devices read RemoteAddress ${tunnelPlace}`],
  ],
  [
    'a key of tunnels in the payload of a plain VPN',
    plainAt(`${vpn}/RemoteAddress`, 'vpn.example.com'),
    [`warning ${vpn}/RemoteAddress: Devices read RemoteAddress in the dictionary IKEv2, not here.`],
  ],
  [
    'on-demand in the payload of a plain VPN',
    plainAt(`${vpn}/OnDemandEnabled`, 1),
    [`warning ${vpn}/OnDemandEnabled: Devices read OnDemandEnabled in the dictionary IKEv2, not here.`],
  ],
  [
    'an algorithm in the tunnel',
    at(`${wifi}/EncryptionAlgorithm`, 'AES-256'),
    [
      `warning ${wifi}/EncryptionAlgorithm: Devices read EncryptionAlgorithm in IKESecurityAssociationParameters and ChildSecurityAssociationParameters, not here.`,
    ],
  ],
  [
    'a key of AlwaysOn in the tunnel',
    at(`${wifi}/ServiceExceptions`, []),
    [
      `warning ${wifi}/ServiceExceptions: Devices read ServiceExceptions in the dictionary AlwaysOn, not here.`,
    ],
  ],
  [
    'a key of the payload in AlwaysOn',
    at(`${alwaysOn}/DNS`, {}),
    [`warning ${alwaysOn}/DNS: Devices read DNS in the payload itself, not here.`],
  ],
  [
    'a key of the profile in a payload',
    at(`${vpn}/PayloadRemovalDisallowed`, true),
    [
      `warning ${vpn}/PayloadRemovalDisallowed: Devices read PayloadRemovalDisallowed in the profile itself, not here.`,
    ],
  ],
  [
    'of the dictionary Proxies beside it',
    plainAt(`${vpn}/HTTPEnable`, 1),
    [`warning ${vpn}/HTTPEnable: Devices read HTTPEnable in the dictionary Proxies, not here.`],
  ],
  [
    'of the dictionary IPv4 in the tunnel',
    plainAt(`${plain}/OverridePrimary`, 1),
    [`warning ${plain}/OverridePrimary: Devices read OverridePrimary in the dictionary IPv4, not here.`],
  ],
  [
    'of a dictionary that Always On does not read',
    at(`${vpn}/HTTPEnable`, 1),
    [`warning ${vpn}/HTTPEnable: HTTPEnable is not a known key of this dictionary.`],
  ],
  [
    'of Always On in a plain VPN',
    plainAt(`${plain}/UIToggleEnabled`, 1),
    [`warning ${plain}/UIToggleEnabled: Only an Always On VPN has UIToggleEnabled.`],
  ],
  [
    'of a VPN in the profile',
    at('/VPNType', 'IKEv2'),
    ['warning /VPNType: Devices read VPNType in the VPN payload, not here.'],
  ],
  [
    'of a request beside it, and of its payload in it',
    at('/PayloadContent/-', {
      PayloadType: 'com.apple.security.scep',
      URL: 'https://ca.example.com/scep',
      PayloadContent: { PayloadDisplayName: 'SCEP' },
    }),
    [
      'warning /PayloadContent/3/URL: Devices read URL in the dictionary PayloadContent, not here.',
      'warning /PayloadContent/3/PayloadContent/PayloadDisplayName: Devices read PayloadDisplayName in the payload itself, not here.',
    ],
  ],
  [
    'PayloadContent in a payload that has none',
    at('/PayloadContent/-', { PayloadType: 'com.apple.security.acme', PayloadContent: {} }),
    ['warning /PayloadContent/3/PayloadContent: PayloadContent is not a known key of this dictionary.'],
  ],
  [
    'in an exception',
    at(`${alwaysOn}/ServiceExceptions/0/ServiceNames`, 'AirPrint'),
    [
      `warning ${alwaysOn}/ServiceExceptions/0/ServiceNames: ServiceNames is not a known key of this dictionary. Did you mean ServiceName?`,
    ],
  ],
  [
    'in the profile',
    at('/PayloadContents', []),
    [
      'warning /PayloadContents: PayloadContents is not a known key of this dictionary. Did you mean PayloadContent?',
    ],
  ],
  [
    'in an identity',
    at(`${identity}/password`, 'correct horse'),
    [`warning ${identity}/password: password is not a known key of this dictionary. Did you mean Password?`],
  ],
  [
    'in a payload that is not judged',
    changedAll(good, { [`${root}/PayloadType`]: 'com.example', [`${root}/Foo`]: 1 }),
    [],
  ],
  ['in a tunnel that is never reached', at(`${alwaysOn}/TunnelConfigurations/-`, { Foo: 1 }), []],
  ['in a dictionary that Always On does not read', at(`${vpn}/Proxies`, { Foo: 1 }), []],
  ['free keys', at('/ConsentText', { default: 'Yes?', de: 'Ja?' }), []],
  ['told by tunnel-nested-ikev2', at(`${wifi}/IKEV2`, { Foo: 1 }), []],
  ['told by application-exception', at(`${alwaysOn}/ApplicationExceptions/0/Action`, 'Drop'), []],
  ['told by payload-key-not-read', at(`${vpn}/OnDemandEnabled`, 1), []],
  ['told by key-undocumented', at(`${wifi}/StrictCertificateRevocationCheck`, 1), []],
);

test.each(['constructor', 'toString', '__proto__'])('%s, which every object has, is unknown too', (key) => {
  const dictionary = Object.fromEntries([...Object.entries(goodTunnel), [key, 1]]);
  expect(said('key-unknown', at(wifi, dictionary))).toEqual([
    `warning ${wifi}/${key}: ${key} is not a known key of this dictionary.`,
  ]);
});

judges(
  'key-undocumented',
  ['good', good, []],
  [
    'in a tunnel',
    at(`${wifi}/ExtensibleSSOProvider`, 'com.example'),
    [
      `info ${wifi}/ExtensibleSSOProvider: ExtensibleSSOProvider is not in Apple's schema, although devices read it.`,
    ],
  ],
  [
    'in the payload',
    at(`${vpn}/VPNApplicationID`, 'com.example'),
    [`info ${vpn}/VPNApplicationID: VPNApplicationID is not in Apple's schema, although devices read it.`],
  ],
  [
    'gone from the schema',
    at('/IsEncrypted', false),
    ["info /IsEncrypted: IsEncrypted is no longer in Apple's schema."],
  ],
  ['of old tools, which does nothing', at(`${root}/PayloadEnabled`, true), []],
  ['told by payload-key-not-read', at(`${vpn}/OnDemandRules`, []), []],
  ['unknown', at(`${wifi}/Foo`, 1), []],
);

judges(
  'key-type',
  ['good', good, []],
  ['good and plain', goodPlain, []],
  [
    'a text for a number',
    at(`${wifi}/NATKeepAliveInterval`, '20'),
    [`error ${wifi}/NATKeepAliveInterval: NATKeepAliveInterval is a string, not an integer.`],
  ],
  [
    'a text for a flag',
    at(`${wifi}/EnablePFS`, '1'),
    [`error ${wifi}/EnablePFS: EnablePFS is a string, not the integer 0 or 1.`],
  ],
  [
    'a boolean for a number',
    at(`${wifi}/MTU`, true),
    [`error ${wifi}/MTU: MTU is a boolean, not an integer.`],
  ],
  [
    'a real for an integer',
    at(`${wifi}/NATKeepAliveInterval`, 20.5),
    [`warning ${wifi}/NATKeepAliveInterval: NATKeepAliveInterval is a real number, not an integer.`],
  ],
  [
    'a number for a text',
    changedAll(good, { [`${wifi}/ExtendedAuthEnabled`]: 1, [`${wifi}/TLSMinimumVersion`]: 1.2 }),
    [`error ${wifi}/TLSMinimumVersion: TLSMinimumVersion is a real number, not a string.`],
  ],
  [
    'deep down',
    at(`${wifi}/IKESecurityAssociationParameters/DiffieHellmanGroup`, '20'),
    [
      `error ${wifi}/IKESecurityAssociationParameters/DiffieHellmanGroup: DiffieHellmanGroup is a string, not an integer.`,
    ],
  ],
  [
    'an array for a dictionary',
    at(`${wifi}/ChildSecurityAssociationParameters`, []),
    [
      `error ${wifi}/ChildSecurityAssociationParameters: ChildSecurityAssociationParameters is an array, not a dictionary.`,
    ],
  ],
  [
    'in the profile',
    at('/PayloadDisplayName', 5),
    ['error /PayloadDisplayName: PayloadDisplayName is an integer, not a string.'],
  ],
  [
    'an integer for a boolean',
    at('/PayloadRemovalDisallowed', 1),
    [
      "warning /PayloadRemovalDisallowed: PayloadRemovalDisallowed is the integer 1. Apple's schema has a boolean.",
    ],
  ],
  ['an integer for a real, which is taken', at('/DurationUntilRemoval', 5), []],
  ['a secret as data, which is taken', plainAt(`${plain}/SharedSecret`, new Uint8Array([1])), []],
  [
    'a secret as data where a text is needed',
    at(`${identity}/Password`, new Uint8Array([1])),
    [`error ${identity}/Password: Password is data, not a string.`],
  ],
  ['a boolean for a flag, told by flag-as-boolean', at(`${wifi}/EnablePFS`, true), []],
  ['told by tunnel-interfaces', at(`${wifi}/Interfaces`, 'WiFi'), []],
  ['told by tunnels-missing', at(`${alwaysOn}/TunnelConfigurations`, 'WiFi'), []],
  ['where Always On does not read it', at(`${wifi}/OnDemandRules`, 'all'), []],
  [
    'where a plain VPN reads it',
    plainAt(`${plain}/OnDemandRules`, 'all'),
    [`error ${plain}/OnDemandRules: OnDemandRules is a string, not an array.`],
  ],
);

test('a watch waits at most 15 seconds before it disconnects', () => {
  const idle = plainAt(`${plain}/DisconnectOnIdleTimer`, 16);
  expect(said('key-value', idle)).toEqual([]);
  expect(said('key-value', idle, { platform: 'watchOS', os: '11.0' })).toContain(
    `warning ${plain}/DisconnectOnIdleTimer: DisconnectOnIdleTimer is 16, which is outside Apple's range.`,
  );
});

judges(
  'key-value',
  ['good', good, []],
  ['good and plain', goodPlain, []],
  [
    'a flag of 2',
    at(`${wifi}/EnablePFS`, 2),
    [`warning ${wifi}/EnablePFS: EnablePFS is 2, which is not one of Apple's values.`],
  ],
  [
    'an action on demand',
    plainAt(`${plain}/OnDemandRules/0/Action`, 'connect'),
    [
      `warning ${plain}/OnDemandRules/0/Action: Action is "connect", which is not one of Apple's values. Did you mean Connect?`,
    ],
  ],
  [
    'a port',
    plainAt(`${vpn}/Proxies`, { HTTPProxy: 'proxy.example.com', HTTPPort: 80808 }),
    [`warning ${vpn}/Proxies/HTTPPort: HTTPPort is 80808, which is outside Apple's range.`],
  ],
  [
    'a UUID that has a form',
    plainAt(`${vpn}/DNS`, { DNSProtocol: 'TLS', ServerAddresses: [], PayloadCertificateUUID: 'identity' }),
    [
      `warning ${vpn}/DNS/PayloadCertificateUUID: PayloadCertificateUUID is "identity", which does not have the form that Apple requires.`,
    ],
  ],
  ['told by mtu-range', at(`${wifi}/MTU`, 9000), []],
  ['told by tunnel-interfaces', at(`${wifi}/Interfaces`, ['Wi-Fi']), []],
  ['a type, told by key-type', at(`${wifi}/EnablePFS`, 'yes'), []],
);

const scep = { URL: 'https://ca.example.com', Subject: [[['CN', 'device']]], Keysize: 2048 };
const withScep = (request: PlistValue) =>
  changedAll(good, {
    [`${identity}/PayloadType`]: 'com.apple.security.scep',
    [`${identity}/Password`]: undefined,
    [`${identity}/PayloadContent`]: request,
  });
judges(
  'key-value',
  ['a SCEP request', withScep(scep), []],
  [
    'a subject that is not pairs',
    withScep({ ...scep, Subject: [[['CN']]] }),
    [`warning ${identity}/PayloadContent/Subject/0/0: An element of Subject has 1 elements.`],
  ],
  [
    'a size of key',
    withScep({ ...scep, Keysize: 3000 }),
    [`warning ${identity}/PayloadContent/Keysize: Keysize is 3000, which is not one of Apple's values.`],
  ],
);

judges(
  'key-missing',
  ['good', good, []],
  ['good and plain', goodPlain, []],
  ['a SCEP request', withScep(scep), []],
  [
    'a SCEP request without an address',
    withScep({ Subject: [[['CN', 'device']]] }),
    [`error ${identity}/PayloadContent: PayloadContent has no URL, which Apple's schema requires.`],
  ],
  [
    'a certificate without content',
    at(`${root}/PayloadContent`),
    [`error ${root}: The payload has no PayloadContent, which Apple's schema requires.`],
  ],
  [
    'a rule on demand without an action',
    plainAt(`${plain}/OnDemandRules/0/Action`),
    [
      `warning ${plain}/OnDemandRules/0: An element of OnDemandRules has no Action, which Apple's schema requires.`,
    ],
  ],
  [
    'a plain VPN without its dictionary',
    plainAt(plain),
    [`error ${vpn}: The VPN has VPNType IKEv2, but no dictionary IKEv2.`],
  ],
  [
    'DNS without a protocol',
    plainAt(`${vpn}/DNS`, { ServerAddresses: ['192.0.2.1'] }),
    [`warning ${vpn}/DNS: DNS has no DNSProtocol, which Apple's schema requires.`],
  ],
  [
    'DNS without a protocol, before there was one',
    plainAt(`${vpn}/DNS`, { ServerAddresses: ['192.0.2.1'] }),
    [],
    { os: '13.0' },
  ],
  ['DNS that Always On does not read', at(`${vpn}/DNS`, {}), []],
  ['told by remote-address', at(`${wifi}/RemoteAddress`), []],
);

judges(
  'flag-as-boolean',
  ['good', good, []],
  [
    'true',
    at(`${wifi}/EnablePFS`, true),
    [`info ${wifi}/EnablePFS: EnablePFS is written as true. Apple's schema has the integer 1.`],
  ],
  [
    'false',
    at(`${alwaysOn}/UIToggleEnabled`, false),
    [
      `info ${alwaysOn}/UIToggleEnabled: UIToggleEnabled is written as false. Apple's schema has the integer 0.`,
    ],
  ],
  ['a boolean where one belongs', at('/PayloadRemovalDisallowed', false), []],
  ['a boolean for a number, told by key-type', at(`${wifi}/MTU`, true), []],
);

const key = Buffer.from('00', 'hex');
const withPpk = changedAll(good, { [`${cellular}/PPK`]: key, [`${cellular}/PPKIdentifier`]: 'key' });
judges(
  'key-not-on-os',
  ['good', good, []],
  ['good on iOS 17.4', good, [], { os: '17.4' }],
  ['PPK on iOS 18', withPpk, [], { os: '18.0' }],
  [
    'PPK on iOS 17',
    withPpk,
    [
      `warning ${cellular}/PPK: PPK exists only in iOS 18.0 and later.`,
      `warning ${cellular}/PPKIdentifier: PPKIdentifier exists only in iOS 18.0 and later.`,
    ],
    { os: '17.7' },
  ],
  [
    'exceptions for applications on iOS 13',
    changedAll(good, { [`${cellular}/MTU`]: undefined, [`${wifi}/MTU`]: undefined }),
    [`warning ${alwaysOn}/ApplicationExceptions: ApplicationExceptions exists only in iOS 13.6 and later.`],
    { os: '13.0' },
  ],
  [
    'post-quantum methods on iOS 18',
    at(`${wifi}/IKESecurityAssociationParameters/PostQuantumKeyExchangeMethods`, [36]),
    [
      `warning ${wifi}/IKESecurityAssociationParameters/PostQuantumKeyExchangeMethods: PostQuantumKeyExchangeMethods exists only in iOS 26.0 and later.`,
    ],
    { os: '18.6' },
  ],
  [
    'a key of phones on a Mac',
    plainAt(`${plain}/EnableFallback`, 1),
    [`warning ${plain}/EnableFallback: EnableFallback does not exist on macOS.`],
    { platform: 'macOS' },
  ],
  ['all of Always On on a Mac, told by always-on-platform', good, [], { platform: 'macOS' }],
  [
    'an ACME identity on iOS 15',
    changed(good, identity, { PayloadType: 'com.apple.security.acme', PayloadVersion: 1 }),
    [
      `error ${identity}/PayloadType: The payload has the type "com.apple.security.acme", which exists only in iOS 16.0 and later.`,
    ],
    { os: '15.0' },
  ],
  [
    'a VPN on a watch',
    goodPlain,
    [
      `error ${vpn}/PayloadType: The payload has the type "com.apple.vpn.managed", which does not exist on watchOS.`,
    ],
    { platform: 'watchOS', os: '9.0' },
  ],
);
