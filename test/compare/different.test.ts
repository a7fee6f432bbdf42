import type { PlistDictionary } from '../../src/plist/value.js';
import {
  alwaysOn,
  cellular,
  changed,
  changedAll,
  goodPlainProfile,
  goodProfile,
  identity,
  plain,
  vpn,
  wifi,
} from '../support/good-profile.js';
import { acmeRequest, compared, said, scepRequest, withIdentity, withSharedSecret } from './profiles.js';

const good = goodProfile();
const ike = `${wifi}/IKESecurityAssociationParameters`;
const child = `${wifi}/ChildSecurityAssociationParameters`;
const exceptions = `${alwaysOn}/ServiceExceptions`;

const rootWords =
  '"O=Example, CN=Example VPN Root CA" (SHA-256 6451866241151a4c02989091b077770c127dc79412b039538f21e29de437f93a)';
const proxyWords = '{HTTPEnable: 1, HTTPProxy: proxy.example.com, HTTPPort: 8080}';
const rulesFor = (type: string) => `[{Action: Connect, InterfaceTypeMatch: ${type}}, {Action: Ignore}]`;

interface Case {
  readonly expected: PlistDictionary;
  readonly delivered: PlistDictionary;
  readonly says: readonly string[];
  /** What is said when the delivered was the expected one. */
  readonly back: readonly string[];
}

const cases: Readonly<Record<string, Case>> = {
  'AES-GCM ordered, AES-CBC delivered': {
    expected: good,
    delivered: changed(good, `${ike}/EncryptionAlgorithm`, 'AES-256'),
    says: [
      `compare-different error ${ike}/EncryptionAlgorithm: AES-256-GCM was ordered for the IKE SA; the device will negotiate AES-256 (CBC)`,
    ],
    back: [
      `compare-different error ${ike}/EncryptionAlgorithm: AES-256 (CBC) was ordered for the IKE SA; the device will negotiate AES-256-GCM`,
    ],
  },
  'a cipher that the device does not know': {
    expected: good,
    delivered: changed(good, `${child}/EncryptionAlgorithm`, 'AES256GCM'),
    says: [
      `compare-different error ${child}/EncryptionAlgorithm: AES-256-GCM was ordered for the Child SA; the device will negotiate AES-256 (CBC), because it does not know "AES256GCM"`,
    ],
    back: [
      `compare-different error ${child}/EncryptionAlgorithm: no EncryptionAlgorithm was ordered for the Child SA, which means AES-256 (CBC); the device will negotiate AES-256-GCM`,
    ],
  },
  'a cipher that is left out': {
    expected: good,
    delivered: changed(good, `${ike}/EncryptionAlgorithm`),
    says: [
      `compare-missing error ${ike}: EncryptionAlgorithm is missing: AES-256-GCM was ordered for the IKE SA; the device will negotiate AES-256 (CBC)`,
    ],
    back: [
      `compare-extra error ${ike}/EncryptionAlgorithm: no EncryptionAlgorithm was ordered for the IKE SA, which means AES-256 (CBC); the device will negotiate AES-256-GCM`,
    ],
  },
  'a Diffie-Hellman group': {
    expected: good,
    delivered: changed(good, `${ike}/DiffieHellmanGroup`, 14),
    says: [
      `compare-different error ${ike}/DiffieHellmanGroup: Diffie-Hellman group 20 was ordered for the IKE SA; the device will use Diffie-Hellman group 14`,
    ],
    back: [
      `compare-different error ${ike}/DiffieHellmanGroup: Diffie-Hellman group 14 was ordered for the IKE SA; the device will use Diffie-Hellman group 20`,
    ],
  },
  'no parameters for the Child SA, where those of IKE are others': {
    expected: good,
    delivered: changed(good, child),
    says: [
      `compare-missing error ${wifi}: ChildSecurityAssociationParameters is missing, so those of IKE hold: a lifetime of 480 minutes was ordered for the Child SA; the device will renew the keys after a lifetime of 1440 minutes`,
    ],
    back: [
      `compare-different error ${child}/LifeTimeInMinutes: a lifetime of 1440 minutes was ordered for the Child SA; the device will renew the keys after a lifetime of 480 minutes`,
    ],
  },
  'post-quantum key exchanges': {
    expected: changed(good, `${ike}/PostQuantumKeyExchangeMethods`, [36, 37]),
    delivered: good,
    says: [
      `compare-missing error ${ike}: PostQuantumKeyExchangeMethods is missing: the post-quantum key exchange ML-KEM-768, then ML-KEM-1024 was ordered for the IKE SA; the device will make no post-quantum key exchange`,
    ],
    back: [
      `compare-extra error ${ike}/PostQuantumKeyExchangeMethods: no PostQuantumKeyExchangeMethods was ordered for the IKE SA, which means no post-quantum key exchange; the device will make the post-quantum key exchange ML-KEM-768, then ML-KEM-1024`,
    ],
  },
  'a missing exception': {
    expected: good,
    delivered: changed(good, `${exceptions}/1`),
    says: [
      `compare-missing error ${exceptions}: ServiceExceptions has no AirPrint: what is for AirPrint was to be dropped; it will go through the tunnel`,
    ],
    back: [
      `compare-extra error ${exceptions}/1: what is for AirPrint was to go through the tunnel; it will be dropped`,
    ],
  },
  'no list of exceptions': {
    expected: changed(good, exceptions, [{ ServiceName: 'VoiceMail', Action: 'Allow' }]),
    delivered: changed(good, exceptions),
    says: [
      `compare-missing error ${alwaysOn}: ServiceExceptions has no VoiceMail: what is for voicemail was to go outside the tunnel; it will go through the tunnel`,
    ],
    back: [
      `compare-extra error ${exceptions}/0: what is for voicemail was to go through the tunnel; it will go outside the tunnel`,
    ],
  },
  'the action of an exception': {
    expected: good,
    delivered: changed(good, `${exceptions}/1/Action`, 'Allow'),
    says: [
      `compare-different error ${exceptions}/1: what is for AirPrint was to be dropped; it will go outside the tunnel`,
    ],
    back: [
      `compare-different error ${exceptions}/1: what is for AirPrint was to go outside the tunnel; it will be dropped`,
    ],
  },
  'an app that is excepted as a whole': {
    expected: good,
    delivered: changed(good, `${alwaysOn}/ApplicationExceptions/0/LimitToProtocols`),
    says: [
      `compare-different error ${alwaysOn}/ApplicationExceptions/0: what the app "com.example.softphone" sends was to go outside the tunnel as far as it is UDP; it will go outside the tunnel`,
    ],
    back: [
      `compare-different error ${alwaysOn}/ApplicationExceptions/0: what the app "com.example.softphone" sends was to go outside the tunnel; it will go outside the tunnel as far as it is UDP`,
    ],
  },
  'an app for captive networks': {
    expected: good,
    delivered: changed(good, `${alwaysOn}/AllowedCaptiveNetworkPlugins`),
    says: [
      `compare-missing error ${alwaysOn}: AllowedCaptiveNetworkPlugins has no com.example.hotspot: the app "com.example.hotspot" was to log in to captive networks outside the tunnel; it will be kept from captive networks`,
    ],
    back: [
      `compare-extra error ${alwaysOn}/AllowedCaptiveNetworkPlugins/0: the app "com.example.hotspot" was to be kept from captive networks; it will log in to captive networks outside the tunnel`,
    ],
  },
  'another NAT interval': {
    expected: good,
    delivered: changed(good, `${cellular}/NATKeepAliveInterval`, 60),
    says: [
      `compare-different error ${cellular}/NATKeepAliveInterval: an interval of 110 seconds was ordered; the device will send NAT keepalives at an interval of 60 seconds`,
    ],
    back: [
      `compare-different error ${cellular}/NATKeepAliveInterval: an interval of 60 seconds was ordered; the device will send NAT keepalives at an interval of 110 seconds`,
    ],
  },
  'a NAT interval that the device does not take': {
    expected: changed(good, `${wifi}/NATKeepAliveInterval`, 60),
    delivered: changed(good, `${wifi}/NATKeepAliveInterval`, 10),
    says: [
      `compare-different error ${wifi}/NATKeepAliveInterval: an interval of 60 seconds was ordered; the device will send NAT keepalives at an interval of 20 seconds, because it takes no value below 20`,
    ],
    back: [
      `compare-different error ${wifi}/NATKeepAliveInterval: no NATKeepAliveInterval was ordered, which means an interval of 20 seconds; the device will send NAT keepalives at an interval of 60 seconds`,
    ],
  },
  'a switch written as a text': {
    expected: good,
    delivered: changed(good, `${wifi}/EnablePFS`, '1'),
    says: [
      `compare-different error ${wifi}/EnablePFS: the device was to make a new key exchange for each renewal of keys (PFS); it will renew the keys of the Child SA without a new key exchange, because it does not read a string here`,
    ],
    back: [
      `compare-different error ${wifi}/EnablePFS: the device was to renew the keys of the Child SA without a new key exchange; it will make a new key exchange for each renewal of keys (PFS)`,
    ],
  },
  'the user may switch it off': {
    expected: good,
    delivered: changed(good, `${alwaysOn}/UIToggleEnabled`, true),
    says: [
      `compare-different error ${alwaysOn}/UIToggleEnabled: the device was to give the user no switch for the VPN; it will give the user a switch for connecting automatically`,
    ],
    back: [
      `compare-different error ${alwaysOn}/UIToggleEnabled: the device was to give the user a switch for connecting automatically; it will give the user no switch for the VPN`,
    ],
  },
  'another gateway on one interface': {
    expected: changed(good, `${cellular}/Interfaces`, ['Cellular', 'WiFi']),
    delivered: changed(good, `${cellular}/NATKeepAliveInterval`, 110),
    says: [
      `compare-different error ${wifi}/RemoteAddress: "vpn-cell.example.com" was ordered; the device will connect to "vpn-wifi.example.com"`,
      `compare-different error ${wifi}/RemoteIdentifier: "vpn-cell.example.com" was ordered; the device will expect the gateway to present itself as "vpn-wifi.example.com"`,
      `compare-different error ${wifi}/ServerCertificateCommonName: "vpn-cell.example.com" was ordered; the device will look for "vpn-wifi.example.com" in the certificate of the gateway`,
      `compare-different error ${wifi}/NATKeepAliveInterval: an interval of 110 seconds was ordered; the device will send NAT keepalives at an interval of 20 seconds`,
      `compare-equivalent info ${alwaysOn}/TunnelConfigurations: the interfaces are divided among other elements of TunnelConfigurations than ordered`,
    ],
    back: [
      `compare-different error ${cellular}/RemoteAddress: over Wi-Fi: "vpn-wifi.example.com" was ordered; the device will connect to "vpn-cell.example.com"`,
      `compare-different error ${cellular}/RemoteIdentifier: over Wi-Fi: "vpn-wifi.example.com" was ordered; the device will expect the gateway to present itself as "vpn-cell.example.com"`,
      `compare-different error ${cellular}/ServerCertificateCommonName: over Wi-Fi: "vpn-wifi.example.com" was ordered; the device will look for "vpn-cell.example.com" in the certificate of the gateway`,
      `compare-different error ${cellular}/NATKeepAliveInterval: over Wi-Fi: an interval of 20 seconds was ordered; the device will send NAT keepalives at an interval of 110 seconds`,
      `compare-equivalent info ${alwaysOn}/TunnelConfigurations: the interfaces are divided among other elements of TunnelConfigurations than ordered`,
    ],
  },
  'an interface without a tunnel': {
    expected: good,
    delivered: changed(good, wifi),
    says: [
      `compare-missing error ${alwaysOn}/TunnelConfigurations: TunnelConfigurations has no WiFi: a tunnel over Wi-Fi was ordered; the device will have none there`,
    ],
    back: [
      `compare-extra error ${wifi}/Interfaces: no tunnel over Wi-Fi was ordered; the device will have one there`,
    ],
  },
  'another kind of identity': {
    expected: good,
    delivered: withIdentity('scep', { PayloadContent: scepRequest }),
    says: [cellular, wifi].map(
      (tunnel) =>
        `compare-different error ${tunnel}/PayloadCertificateUUID: the device was to show a certificate from a PKCS#12 file; it will show a certificate that it requests by SCEP`,
    ),
    back: [cellular, wifi].map(
      (tunnel) =>
        `compare-different error ${tunnel}/PayloadCertificateUUID: the device was to show a certificate that it requests by SCEP; it will show a certificate from a PKCS#12 file`,
    ),
  },
  'no identity': {
    expected: good,
    delivered: changed(good, `${wifi}/PayloadCertificateUUID`),
    says: [
      `compare-missing error ${wifi}: PayloadCertificateUUID is missing: the device was to show a certificate from a PKCS#12 file; it will show no certificate of its own`,
    ],
    back: [
      `compare-extra error ${wifi}/PayloadCertificateUUID: the device was to show no certificate of its own; it will show a certificate from a PKCS#12 file`,
    ],
  },
  'another password of the PKCS#12 file': {
    expected: good,
    delivered: changed(good, `${identity}/Password`, 'battery staple'),
    says: [
      `compare-different error ${identity}/Password: the password of the PKCS#12 file is another than the ordered one`,
    ],
    back: [
      `compare-different error ${identity}/Password: the password of the PKCS#12 file is another than the ordered one`,
    ],
  },
  'another SCEP request': {
    expected: withIdentity('scep', { PayloadContent: scepRequest }),
    delivered: withIdentity('scep', {
      PayloadContent: {
        ...scepRequest,
        URL: 'https://other.example.com/',
        Subject: [[['CN', 'other']]],
        Challenge: 'other',
        Keysize: 4096,
        Retries: 5,
      },
    }),
    says: [
      `compare-different error ${identity}/PayloadContent/URL: "https://scep.example.com/" was ordered; the device will use "https://other.example.com/" for URL`,
      `compare-different error ${identity}/PayloadContent/Subject: Subject [[[CN, device-0001.example.com]]] was ordered; the device will use [[[CN, other]]] for Subject`,
      `compare-different error ${identity}/PayloadContent/Challenge: the Challenge is another than the ordered one`,
      `compare-different error ${identity}/PayloadContent/Keysize: 2048 was ordered; the device will use 4096 for Keysize`,
      `compare-extra info ${identity}/PayloadContent/Retries: no Retries was ordered, which means 3; the device will use 5 for Retries`,
    ],
    back: [
      `compare-different error ${identity}/PayloadContent/URL: "https://other.example.com/" was ordered; the device will use "https://scep.example.com/" for URL`,
      `compare-different error ${identity}/PayloadContent/Subject: Subject [[[CN, other]]] was ordered; the device will use [[[CN, device-0001.example.com]]] for Subject`,
      `compare-different error ${identity}/PayloadContent/Challenge: the Challenge is another than the ordered one`,
      `compare-different error ${identity}/PayloadContent/Keysize: 4096 was ordered; the device will use 2048 for Keysize`,
      `compare-missing info ${identity}/PayloadContent: Retries is missing: 5 was ordered; the device will use 3 for Retries`,
    ],
  },
  'another ACME request': {
    expected: withIdentity('acme', acmeRequest),
    delivered: withIdentity('acme', { ...acmeRequest, HardwareBound: false, ClientIdentifier: 'other' }),
    says: [
      `compare-different error ${identity}/ClientIdentifier: "device-0001" was ordered; the device will use "other" for ClientIdentifier`,
      `compare-different error ${identity}/HardwareBound: true was ordered; the device will use false for HardwareBound`,
    ],
    back: [
      `compare-different error ${identity}/ClientIdentifier: "other" was ordered; the device will use "device-0001" for ClientIdentifier`,
      `compare-different error ${identity}/HardwareBound: false was ordered; the device will use true for HardwareBound`,
    ],
  },
  'another shared secret': {
    expected: withSharedSecret('one'),
    delivered: withSharedSecret('two'),
    says: [cellular, wifi].map(
      (tunnel) =>
        `compare-different error ${tunnel}/SharedSecret: the shared secret is another than the ordered one`,
    ),
    back: [cellular, wifi].map(
      (tunnel) =>
        `compare-different error ${tunnel}/SharedSecret: the shared secret is another than the ordered one`,
    ),
  },
  'another method of authentication': {
    expected: good,
    delivered: changedAll(good, {
      [`${wifi}/AuthenticationMethod`]: 'SharedSecret',
      [`${wifi}/SharedSecret`]: 'one',
    }),
    says: [
      `compare-different error ${wifi}/AuthenticationMethod: the device was to authenticate with a certificate; it will authenticate with a shared secret`,
      `compare-extra error ${wifi}/SharedSecret: the shared secret was not ordered`,
    ],
    back: [
      `compare-different error ${wifi}/AuthenticationMethod: the device was to authenticate with a shared secret; it will authenticate with a certificate`,
      `compare-missing info ${wifi}: SharedSecret is not as ordered, which has no effect, because the device does not authenticate with a shared secret`,
    ],
  },
  'a post-quantum preshared key without its name': {
    expected: changedAll(good, { [`${wifi}/PPK`]: new Uint8Array([1]), [`${wifi}/PPKIdentifier`]: 'a' }),
    delivered: changedAll(good, { [`${wifi}/PPK`]: new Uint8Array([1]) }),
    says: [
      `compare-missing error ${wifi}: PPKIdentifier is missing: "a" was ordered; the device will use no post-quantum preshared key`,
    ],
    back: [
      `compare-extra error ${wifi}/PPKIdentifier: no PPKIdentifier was ordered; the device will call its post-quantum preshared key "a"`,
    ],
  },
  'IKEv2 where Always On was ordered: one finding, not forty': {
    expected: good,
    delivered: goodPlainProfile(),
    says: [
      `compare-different error ${vpn}/VPNType: an Always On VPN was ordered; the device will have an ordinary IKEv2 VPN, which can let traffic out while it is down and which the user can switch off`,
    ],
    back: [
      `compare-different error ${vpn}/VPNType: an ordinary IKEv2 VPN was ordered; the device will have an Always On VPN`,
    ],
  },
  'no VPN': {
    expected: good,
    delivered: changed(good, vpn),
    says: [
      'compare-missing error /PayloadContent: PayloadContent has no VPN: an Always On VPN was ordered; the device will have none',
    ],
    back: [`compare-extra error ${vpn}: an Always On VPN was not ordered; the device will have one`],
  },
  'no AlwaysOn dictionary': {
    expected: good,
    delivered: changed(good, alwaysOn),
    says: [
      `compare-missing error ${vpn}: AlwaysOn is missing: a VPN by it was ordered; the device will have none`,
    ],
    back: [`compare-extra error ${alwaysOn}: AlwaysOn was not ordered; the device will have a VPN by it`],
  },
  'a trusted certificate that is missing': {
    expected: good,
    delivered: changed(good, '/PayloadContent/0'),
    says: [
      `compare-missing info /PayloadContent: PayloadContent has no payload for the certificate ${rootWords}, which was ordered to be trusted`,
    ],
    back: [
      `compare-trust error /PayloadContent/0/PayloadContent: the certificate ${rootWords} was not ordered; the device will trust it`,
    ],
  },
  'a profile that removes itself': {
    expected: good,
    delivered: changed(good, '/RemovalDate', new Date('2027-01-01T00:00:00Z')),
    says: [
      'compare-extra error /RemovalDate: no RemovalDate was ordered; the device will remove the profile by itself on 2027-01-01T00:00:00.000Z',
    ],
    back: [
      'compare-missing error : RemovalDate is missing: 2027-01-01T00:00:00.000Z was ordered; the device will keep the profile',
    ],
  },
  'a removal that was to be forbidden': {
    expected: changed(good, '/PayloadRemovalDisallowed', true),
    delivered: good,
    says: [
      'compare-missing error : PayloadRemovalDisallowed is missing: the device was to keep the user from removing the profile, if it is supervised; it will let the user remove the profile',
    ],
    back: [
      'compare-extra info /PayloadRemovalDisallowed: the device was to let the user remove the profile; it will keep the user from removing the profile, if it is supervised',
    ],
  },
  'rules, idle time and proxies of a plain VPN': {
    expected: goodPlainProfile(),
    delivered: changedAll(goodPlainProfile(), {
      [`${plain}/OnDemandRules/0/InterfaceTypeMatch`]: 'Cellular',
      [`${plain}/DisconnectOnIdle`]: 1,
      [`${plain}/DisconnectOnIdleTimer`]: 60,
      [`${vpn}/Proxies`]: { HTTPEnable: 1, HTTPProxy: 'proxy.example.com', HTTPPort: 8080 },
    }),
    says: [
      `compare-extra error ${vpn}/Proxies: no Proxies was ordered; the device will use the proxies ${proxyWords}`,
      `compare-different error ${plain}/OnDemandRules: OnDemandRules ${rulesFor('WiFi')} was ordered; the device will connect by itself by ${rulesFor('Cellular')}`,
      `compare-extra error ${plain}/DisconnectOnIdle: the device was to stay connected when nothing is sent; it will disconnect when nothing is sent`,
      `compare-extra error ${plain}/DisconnectOnIdleTimer: no DisconnectOnIdleTimer was ordered; the device will disconnect after 60 seconds in which nothing is sent`,
    ],
    back: [
      `compare-missing error ${vpn}: Proxies is missing: Proxies ${proxyWords} was ordered; the device will use no proxies for the VPN`,
      `compare-different error ${plain}/OnDemandRules: OnDemandRules ${rulesFor('Cellular')} was ordered; the device will connect by itself by ${rulesFor('WiFi')}`,
      `compare-missing error ${plain}: DisconnectOnIdle is missing: the device was to disconnect when nothing is sent; it will stay connected when nothing is sent`,
      `compare-missing info ${plain}: DisconnectOnIdleTimer is not as ordered, which has no effect, because the VPN does not disconnect when idle`,
    ],
  },
};

describe.each(Object.entries(cases))('%s', (_name, { expected, delivered, says, back }) => {
  test('is said', () => {
    expect(said(expected, delivered).sort()).toEqual([...says].sort());
  });
  test('is said the other way round', () => {
    expect(said(delivered, expected).sort()).toEqual([...back].sort());
  });
});

test('proxies that both have are compared key by key', () => {
  const proxies = (port: number) =>
    changed(goodPlainProfile(), `${vpn}/Proxies`, { HTTPEnable: true, HTTPProxy: 'p', HTTPPort: port });
  expect(said(proxies(80), proxies(81))).toEqual([
    `compare-different error ${vpn}/Proxies/HTTPPort: 80 was ordered; the device will use 81 for HTTPPort`,
  ]);
});

test('a default that the interfaces decide is told apart when Apple and the device do not agree', () => {
  const without = (interfaces: string[]) =>
    changedAll(good, {
      [`${cellular}/Interfaces`]: interfaces,
      [`${cellular}/NATKeepAliveInterval`]: undefined,
      [wifi]: undefined,
    });
  expect(said(without(['Cellular', 'WiFi']), without(['Cellular']))).toContain(
    `compare-missing warning ${cellular}: NATKeepAliveInterval is missing: no NATKeepAliveInterval was ordered, which means an interval of 20 seconds; the device will send NAT keepalives at an interval of 110 seconds (by Apple's schema it would be 20)`,
  );
});

test('two VPNs find each other by name, whatever their order', () => {
  const two = (names: readonly string[]) =>
    changed(
      goodPlainProfile(),
      '/PayloadContent',
      names.map((name) => ({
        PayloadType: 'com.apple.vpn.managed',
        VPNType: 'IKEv2',
        UserDefinedName: name,
        IKEv2: { RemoteAddress: `${name}.example.com` },
      })),
    );
  expect(said(two(['a', 'b']), two(['b', 'a']))).toEqual([]);
  expect(said(two(['a', 'b']), two(['b', 'c'])).filter((line) => line.includes(' error '))).toEqual([
    'compare-different error /PayloadContent/1/IKEv2/RemoteAddress: "a.example.com" was ordered; the device will connect to "c.example.com"',
  ]);
});

test('an encrypted profile cannot be compared, and that is an error', () => {
  const { PayloadContent, ...envelope } = good;
  const encrypted = { ...envelope, EncryptedPayloadContent: new Uint8Array([1]) };
  expect(said(good, encrypted)).toEqual([
    'compare-hidden error /EncryptedPayloadContent: the payloads are encrypted for a device, so nobody but that device can tell whether they are as ordered',
  ]);
});

test('a key that the OS does not know has no effect', () => {
  const delivered = changed(good, `${wifi}/EnforceStrictAlgorithmSelection`, 1);
  expect(compared(good, delivered).map(({ severity }) => severity)).toEqual(['error']);
  expect(said(good, delivered, { os: '17.0' })).toEqual([
    `compare-extra info ${wifi}/EnforceStrictAlgorithmSelection: EnforceStrictAlgorithmSelection is not as ordered, which has no effect, because iOS 17.0 does not know it`,
  ]);
});

test('names that every object of JavaScript has are names like others', () => {
  const strange = changedAll(good, {
    [`${exceptions}/0`]: { ServiceName: 'constructor', Action: 'toString' },
    [`${vpn}/VPNType`]: 'AlwaysOn',
  });
  expect(said(good, strange)).toContain(
    `compare-extra error ${exceptions}/0: what is for the service "constructor" was to go through the tunnel; it will have an action that does not exist`,
  );
  expect(said(good, changed(good, `${vpn}/VPNType`, 'valueOf'))).toEqual([
    `compare-different error ${vpn}/VPNType: an Always On VPN was ordered; the device will have a VPN of type "valueOf"`,
  ]);
});

describe('what nobody bound', () => {
  const ordered = changedAll(good, {
    [`${cellular}/LocalIdentifier`]: undefined,
    [`${cellular}/PayloadCertificateUUID`]: undefined,
    [`${wifi}/LocalIdentifier`]: 'a placeholder',
    [`${wifi}/PayloadCertificateUUID`]: undefined,
    [identity]: undefined,
    '/PayloadContent/0': undefined,
  });

  test('is not compared', () => {
    const unbound = ['localIdentifier', 'identity', 'trustedRoots', 'profile', 'apple.ppk'];
    expect(said(ordered, good, { unbound })).toEqual([
      `compare-payload info ${identity}: the device will show a certificate from a PKCS#12 file; the order does not say which one, so it is not compared`,
      `compare-trust warning /PayloadContent/0/PayloadContent: the device will trust the certificate ${rootWords}; the order does not say which certificates to trust`,
    ]);
    expect(compared(ordered, good).some(({ severity }) => severity === 'error')).toBe(true);
  });

  test('the secret and the name for EAP neither', () => {
    const eap = (name: string, password: string) =>
      changedAll(good, {
        [`${wifi}/ExtendedAuthEnabled`]: 1,
        [`${wifi}/AuthName`]: name,
        [`${wifi}/AuthPassword`]: password,
      });
    expect(said(eap('a', 'b'), eap('c', 'd'), { unbound: ['eap'] })).toEqual([]);
    expect(compared(eap('a', 'b'), eap('c', 'd'), { unbound: ['sharedSecret'] })).toHaveLength(2);
    expect(said(withSharedSecret('a'), withSharedSecret('b'), { unbound: ['sharedSecret'] })).toEqual([]);
  });

  test('what the policy says itself is compared all the same', () => {
    const delivered = changed(good, `${wifi}/AuthenticationMethod`, 'None');
    expect(
      compared(ordered, delivered, { unbound: ['localIdentifier', 'identity', 'trustedRoots'] }).filter(
        ({ rule }) => rule === 'compare-different',
      ),
    ).toEqual([expect.objectContaining({ severity: 'error', path: `${wifi}/AuthenticationMethod` })]);
  });
});
