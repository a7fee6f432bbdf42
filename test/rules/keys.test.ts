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

const tunnelPlace = 'is not read here; it belongs in each element of AlwaysOn.TunnelConfigurations';
judges(
  'key-unknown',
  ['good', good, []],
  ['good and plain', goodPlain, []],
  [
    'misspelled',
    at(`${wifi}/RemoteAdress`, 'vpn.example.com'),
    [`warning ${wifi}/RemoteAdress: RemoteAdress is no key of this dictionary; did you mean RemoteAddress?`],
  ],
  [
    'in another case',
    at(`${alwaysOn}/uiToggleEnabled`, 0),
    [
      `warning ${alwaysOn}/uiToggleEnabled: uiToggleEnabled is no key of this dictionary; did you mean UIToggleEnabled?`,
    ],
  ],
  ['like none', at(`${wifi}/Colour`, 'red'), [`warning ${wifi}/Colour: Colour is no key of this dictionary`]],
  [
    'a key of tunnels beside them',
    at(`${alwaysOn}/EnablePFS`, 1),
    [`warning ${alwaysOn}/EnablePFS: EnablePFS ${tunnelPlace}`],
  ],
  [
    'a key of tunnels in the payload',
    at(`${vpn}/RemoteAddress`, 'vpn.example.com'),
    [`warning ${vpn}/RemoteAddress: RemoteAddress ${tunnelPlace}`],
  ],
  [
    'a key of tunnels in the payload of a plain VPN',
    plainAt(`${vpn}/RemoteAddress`, 'vpn.example.com'),
    [`warning ${vpn}/RemoteAddress: RemoteAddress is not read here; it belongs in the dictionary IKEv2`],
  ],
  [
    'on-demand in the payload of a plain VPN',
    plainAt(`${vpn}/OnDemandEnabled`, 1),
    [`warning ${vpn}/OnDemandEnabled: OnDemandEnabled is not read here; it belongs in the dictionary IKEv2`],
  ],
  [
    'an algorithm in the tunnel',
    at(`${wifi}/EncryptionAlgorithm`, 'AES-256'),
    [
      `warning ${wifi}/EncryptionAlgorithm: EncryptionAlgorithm is not read here; it belongs in IKESecurityAssociationParameters and ChildSecurityAssociationParameters`,
    ],
  ],
  [
    'a key of AlwaysOn in the tunnel',
    at(`${wifi}/ServiceExceptions`, []),
    [
      `warning ${wifi}/ServiceExceptions: ServiceExceptions is not read here; it belongs in the dictionary AlwaysOn`,
    ],
  ],
  [
    'a key of the payload in AlwaysOn',
    at(`${alwaysOn}/DNS`, {}),
    [`warning ${alwaysOn}/DNS: DNS is not read here; it belongs in the payload itself`],
  ],
  [
    'a key of the profile in a payload',
    at(`${vpn}/PayloadRemovalDisallowed`, true),
    [
      `warning ${vpn}/PayloadRemovalDisallowed: PayloadRemovalDisallowed is not read here; it belongs in the profile itself`,
    ],
  ],
  [
    'in an exception',
    at(`${alwaysOn}/ServiceExceptions/0/ServiceNames`, 'AirPrint'),
    [
      `warning ${alwaysOn}/ServiceExceptions/0/ServiceNames: ServiceNames is no key of this dictionary; did you mean ServiceName?`,
    ],
  ],
  [
    'in the profile',
    at('/PayloadContents', []),
    ['warning /PayloadContents: PayloadContents is no key of this dictionary; did you mean PayloadContent?'],
  ],
  [
    'in an identity',
    at(`${identity}/password`, 'correct horse'),
    [`warning ${identity}/password: password is no key of this dictionary; did you mean Password?`],
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
    `warning ${wifi}/${key}: ${key} is no key of this dictionary`,
  ]);
});

judges(
  'key-undocumented',
  ['good', good, []],
  [
    'in a tunnel',
    at(`${wifi}/ExtensibleSSOProvider`, 'com.example'),
    [
      `info ${wifi}/ExtensibleSSOProvider: ExtensibleSSOProvider is documented nowhere; the device was seen to read it`,
    ],
  ],
  [
    'in the payload',
    at(`${vpn}/VPNApplicationID`, 'com.example'),
    [
      `info ${vpn}/VPNApplicationID: VPNApplicationID is not in Apple's schema; the device was seen to read it`,
    ],
  ],
  [
    'gone from the schema',
    at('/IsEncrypted', false),
    ["info /IsEncrypted: IsEncrypted is no longer in Apple's schema"],
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
    [`error ${wifi}/NATKeepAliveInterval: is a string; an integer is needed`],
  ],
  [
    'a text for a flag',
    at(`${wifi}/EnablePFS`, '1'),
    [`error ${wifi}/EnablePFS: is a string; the integer 0 or 1 is needed`],
  ],
  [
    'a boolean for a number',
    at(`${wifi}/MTU`, true),
    [`error ${wifi}/MTU: is a boolean; an integer is needed`],
  ],
  [
    'a real for an integer',
    at(`${wifi}/NATKeepAliveInterval`, 20.5),
    [`warning ${wifi}/NATKeepAliveInterval: is a real number; an integer is needed`],
  ],
  [
    'a number for a text',
    changedAll(good, { [`${wifi}/ExtendedAuthEnabled`]: 1, [`${wifi}/TLSMinimumVersion`]: 1.2 }),
    [`error ${wifi}/TLSMinimumVersion: is a real number; a string is needed`],
  ],
  [
    'deep down',
    at(`${wifi}/IKESecurityAssociationParameters/DiffieHellmanGroup`, '20'),
    [`error ${wifi}/IKESecurityAssociationParameters/DiffieHellmanGroup: is a string; an integer is needed`],
  ],
  [
    'an array for a dictionary',
    at(`${wifi}/ChildSecurityAssociationParameters`, []),
    [`error ${wifi}/ChildSecurityAssociationParameters: is an array; a dictionary is needed`],
  ],
  [
    'in the profile',
    at('/PayloadDisplayName', 5),
    ['error /PayloadDisplayName: is an integer; a string is needed'],
  ],
  [
    'an integer for a boolean',
    at('/PayloadRemovalDisallowed', 1),
    ["warning /PayloadRemovalDisallowed: is the integer 1; Apple's schema has a boolean"],
  ],
  ['an integer for a real, which is taken', at('/DurationUntilRemoval', 5), []],
  ['a secret as data, which is taken', plainAt(`${plain}/SharedSecret`, new Uint8Array([1])), []],
  [
    'a secret as data where a text is needed',
    at(`${identity}/Password`, new Uint8Array([1])),
    [`error ${identity}/Password: is data; a string is needed`],
  ],
  ['a boolean for a flag, told by flag-as-boolean', at(`${wifi}/EnablePFS`, true), []],
  ['told by tunnel-interfaces', at(`${wifi}/Interfaces`, 'WiFi'), []],
  ['told by tunnels-missing', at(`${alwaysOn}/TunnelConfigurations`, 'WiFi'), []],
  ['where Always On does not read it', at(`${wifi}/OnDemandRules`, 'all'), []],
  [
    'where a plain VPN reads it',
    plainAt(`${plain}/OnDemandRules`, 'all'),
    [`error ${plain}/OnDemandRules: is a string; an array is needed`],
  ],
);

test('a watch waits at most 15 seconds before it disconnects', () => {
  const idle = plainAt(`${plain}/DisconnectOnIdleTimer`, 16);
  expect(said('key-value', idle)).toEqual([]);
  expect(said('key-value', idle, { platform: 'watchOS', os: '11.0' })).toContain(
    `warning ${plain}/DisconnectOnIdleTimer: is 16; allowed is at most 15`,
  );
});

judges(
  'key-value',
  ['good', good, []],
  ['good and plain', goodPlain, []],
  ['a flag of 2', at(`${wifi}/EnablePFS`, 2), [`warning ${wifi}/EnablePFS: is 2; allowed is 0 or 1`]],
  [
    'an action on demand',
    plainAt(`${plain}/OnDemandRules/0/Action`, 'connect'),
    [
      `warning ${plain}/OnDemandRules/0/Action: is "connect"; allowed is Allow, Connect, Disconnect, EvaluateConnection or Ignore; did you mean Connect?`,
    ],
  ],
  [
    'a port',
    plainAt(`${vpn}/Proxies`, { HTTPProxy: 'proxy.example.com', HTTPPort: 80808 }),
    [`warning ${vpn}/Proxies/HTTPPort: is 80808; allowed is 0 to 65535`],
  ],
  [
    'a UUID that has a form',
    plainAt(`${vpn}/DNS`, { DNSProtocol: 'TLS', ServerAddresses: [], PayloadCertificateUUID: 'identity' }),
    [
      `warning ${vpn}/DNS/PayloadCertificateUUID: is "identity"; it has to match ^[0-9A-Za-z]{8}-[0-9A-Za-z]{4}-[0-9A-Za-z]{4}-[0-9A-Za-z]{4}-[0-9A-Za-z]{12}$`,
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
    [`warning ${identity}/PayloadContent/Subject/0/0: has 1 elements; allowed is 2 exactly`],
  ],
  [
    'a size of key',
    withScep({ ...scep, Keysize: 3000 }),
    [`warning ${identity}/PayloadContent/Keysize: is 3000; allowed is 1024, 2048 or 4096`],
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
    [`error ${identity}/PayloadContent: has no URL, which Apple's schema requires`],
  ],
  [
    'a certificate without content',
    at(`${root}/PayloadContent`),
    [`error ${root}: has no PayloadContent, which Apple's schema requires`],
  ],
  [
    'a rule on demand without an action',
    plainAt(`${plain}/OnDemandRules/0/Action`),
    [`warning ${plain}/OnDemandRules/0: has no Action, which Apple's schema requires`],
  ],
  [
    'a plain VPN without its dictionary',
    plainAt(plain),
    [`error ${vpn}: has VPNType IKEv2, but no dictionary IKEv2`],
  ],
  [
    'DNS without a protocol',
    plainAt(`${vpn}/DNS`, { ServerAddresses: ['192.0.2.1'] }),
    [`warning ${vpn}/DNS: has no DNSProtocol, which Apple's schema requires`],
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
  ['true', at(`${wifi}/EnablePFS`, true), [`info ${wifi}/EnablePFS: is true; Apple's schema has 1`]],
  [
    'false',
    at(`${alwaysOn}/UIToggleEnabled`, false),
    [`info ${alwaysOn}/UIToggleEnabled: is false; Apple's schema has 0`],
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
      `warning ${cellular}/PPK: PPK exists from iOS 18.0 on`,
      `warning ${cellular}/PPKIdentifier: PPKIdentifier exists from iOS 18.0 on`,
    ],
    { os: '17.7' },
  ],
  [
    'exceptions for applications on iOS 13',
    changedAll(good, { [`${cellular}/MTU`]: undefined, [`${wifi}/MTU`]: undefined }),
    [`warning ${alwaysOn}/ApplicationExceptions: ApplicationExceptions exists from iOS 13.6 on`],
    { os: '13.0' },
  ],
  [
    'post-quantum methods on iOS 18',
    at(`${wifi}/IKESecurityAssociationParameters/PostQuantumKeyExchangeMethods`, [36]),
    [
      `warning ${wifi}/IKESecurityAssociationParameters/PostQuantumKeyExchangeMethods: PostQuantumKeyExchangeMethods exists from iOS 26.0 on`,
    ],
    { os: '18.6' },
  ],
  [
    'a key of phones on a Mac',
    plainAt(`${plain}/EnableFallback`, 1),
    [`warning ${plain}/EnableFallback: EnableFallback does not exist on macOS`],
    { platform: 'macOS' },
  ],
  ['all of Always On on a Mac, told by always-on-platform', good, [], { platform: 'macOS' }],
  [
    'an ACME identity on iOS 15',
    changed(good, identity, { PayloadType: 'com.apple.security.acme', PayloadVersion: 1 }),
    [`error ${identity}/PayloadType: this payload exists from iOS 16.0 on`],
    { os: '15.0' },
  ],
  [
    'a VPN on a watch',
    goodPlain,
    [`error ${vpn}/PayloadType: this payload does not exist on watchOS`],
    { platform: 'watchOS', os: '9.0' },
  ],
);
