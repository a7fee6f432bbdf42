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
      `compare-different error ${ike}/EncryptionAlgorithm: The expected profile asks for AES-256-GCM for the IKE SA. The delivered profile makes the device negotiate AES-256 (CBC).`,
    ],
    back: [
      `compare-different error ${ike}/EncryptionAlgorithm: The expected profile asks for AES-256 (CBC) for the IKE SA. The delivered profile makes the device negotiate AES-256-GCM.`,
    ],
  },
  'a cipher that the device does not know': {
    expected: good,
    delivered: changed(good, `${child}/EncryptionAlgorithm`, 'AES256GCM'),
    says: [
      `compare-different error ${child}/EncryptionAlgorithm: The expected profile asks for AES-256-GCM for the Child SA. The delivered profile makes the device negotiate AES-256 (CBC), because it does not know "AES256GCM".`,
    ],
    back: [
      `compare-different error ${child}/EncryptionAlgorithm: The expected profile has no EncryptionAlgorithm for the Child SA, which means AES-256 (CBC). The delivered profile makes the device negotiate AES-256-GCM.`,
    ],
  },
  'a cipher that is left out': {
    expected: good,
    delivered: changed(good, `${ike}/EncryptionAlgorithm`),
    says: [
      `compare-missing error ${ike}: EncryptionAlgorithm is missing. The expected profile asks for AES-256-GCM for the IKE SA. The delivered profile makes the device negotiate AES-256 (CBC).`,
    ],
    back: [
      `compare-extra error ${ike}/EncryptionAlgorithm: The expected profile has no EncryptionAlgorithm for the IKE SA, which means AES-256 (CBC). The delivered profile makes the device negotiate AES-256-GCM.`,
    ],
  },
  'a Diffie-Hellman group': {
    expected: good,
    delivered: changed(good, `${ike}/DiffieHellmanGroup`, 14),
    says: [
      `compare-different error ${ike}/DiffieHellmanGroup: The expected profile asks for Diffie-Hellman group 20 for the IKE SA. The delivered profile makes the device use Diffie-Hellman group 14.`,
    ],
    back: [
      `compare-different error ${ike}/DiffieHellmanGroup: The expected profile asks for Diffie-Hellman group 14 for the IKE SA. The delivered profile makes the device use Diffie-Hellman group 20.`,
    ],
  },
  'no parameters for the Child SA, where those of IKE are others': {
    expected: good,
    delivered: changed(good, child),
    says: [
      `compare-missing error ${wifi}: ChildSecurityAssociationParameters is missing, so the Child SA has the parameters of the IKE SA. The expected profile asks for a lifetime of 480 minutes for the Child SA. The delivered profile makes the device renew the keys after a lifetime of 1440 minutes.`,
    ],
    back: [
      `compare-different error ${child}/LifeTimeInMinutes: The expected profile asks for a lifetime of 1440 minutes for the Child SA. The delivered profile makes the device renew the keys after a lifetime of 480 minutes.`,
    ],
  },
  'post-quantum key exchanges': {
    expected: changed(good, `${ike}/PostQuantumKeyExchangeMethods`, [36, 37]),
    delivered: good,
    says: [
      `compare-missing error ${ike}: PostQuantumKeyExchangeMethods is missing. The expected profile asks for the post-quantum key exchange ML-KEM-768, then ML-KEM-1024 for the IKE SA. The delivered profile makes the device make no post-quantum key exchange.`,
    ],
    back: [
      `compare-extra error ${ike}/PostQuantumKeyExchangeMethods: The expected profile has no PostQuantumKeyExchangeMethods for the IKE SA, which means no post-quantum key exchange. The delivered profile makes the device make the post-quantum key exchange ML-KEM-768, then ML-KEM-1024.`,
    ],
  },
  'a missing exception': {
    expected: good,
    delivered: changed(good, `${exceptions}/1`),
    says: [
      `compare-missing error ${exceptions}: ServiceExceptions has no AirPrint. Traffic for AirPrint will be dropped with the expected profile, but go through the tunnel with the delivered profile.`,
    ],
    back: [
      `compare-extra error ${exceptions}/1: Traffic for AirPrint will go through the tunnel with the expected profile, but be dropped with the delivered profile.`,
    ],
  },
  'no list of exceptions': {
    expected: changed(good, exceptions, [{ ServiceName: 'VoiceMail', Action: 'Allow' }]),
    delivered: changed(good, exceptions),
    says: [
      `compare-missing error ${alwaysOn}: ServiceExceptions has no VoiceMail. Traffic for voicemail will go outside the tunnel with the expected profile, but go through the tunnel with the delivered profile.`,
    ],
    back: [
      `compare-extra error ${exceptions}/0: Traffic for voicemail will go through the tunnel with the expected profile, but go outside the tunnel with the delivered profile.`,
    ],
  },
  'the action of an exception': {
    expected: good,
    delivered: changed(good, `${exceptions}/1/Action`, 'Allow'),
    says: [
      `compare-different error ${exceptions}/1: Traffic for AirPrint will be dropped with the expected profile, but go outside the tunnel with the delivered profile.`,
    ],
    back: [
      `compare-different error ${exceptions}/1: Traffic for AirPrint will go outside the tunnel with the expected profile, but be dropped with the delivered profile.`,
    ],
  },
  'an app that is excepted as a whole': {
    expected: good,
    delivered: changed(good, `${alwaysOn}/ApplicationExceptions/0/LimitToProtocols`),
    says: [
      `compare-different error ${alwaysOn}/ApplicationExceptions/0: Traffic of the app "com.example.softphone" will go outside the tunnel as far as it is UDP with the expected profile, but go outside the tunnel with the delivered profile.`,
    ],
    back: [
      `compare-different error ${alwaysOn}/ApplicationExceptions/0: Traffic of the app "com.example.softphone" will go outside the tunnel with the expected profile, but go outside the tunnel as far as it is UDP with the delivered profile.`,
    ],
  },
  'an app for captive networks': {
    expected: good,
    delivered: changed(good, `${alwaysOn}/AllowedCaptiveNetworkPlugins`),
    says: [
      `compare-missing error ${alwaysOn}: AllowedCaptiveNetworkPlugins has no com.example.hotspot. The app "com.example.hotspot" will log in to captive networks outside the tunnel with the expected profile, but be kept from captive networks with the delivered profile.`,
    ],
    back: [
      `compare-extra error ${alwaysOn}/AllowedCaptiveNetworkPlugins/0: The app "com.example.hotspot" will be kept from captive networks with the expected profile, but log in to captive networks outside the tunnel with the delivered profile.`,
    ],
  },
  'another NAT interval': {
    expected: good,
    delivered: changed(good, `${cellular}/NATKeepAliveInterval`, 60),
    says: [
      `compare-different error ${cellular}/NATKeepAliveInterval: The expected profile asks for an interval of 110 seconds. The delivered profile makes the device send NAT keepalives at an interval of 60 seconds.`,
    ],
    back: [
      `compare-different error ${cellular}/NATKeepAliveInterval: The expected profile asks for an interval of 60 seconds. The delivered profile makes the device send NAT keepalives at an interval of 110 seconds.`,
    ],
  },
  'a NAT interval that the device does not take': {
    expected: changed(good, `${wifi}/NATKeepAliveInterval`, 60),
    delivered: changed(good, `${wifi}/NATKeepAliveInterval`, 10),
    says: [
      `compare-different error ${wifi}/NATKeepAliveInterval: The expected profile asks for an interval of 60 seconds. The delivered profile makes the device send NAT keepalives at an interval of 20 seconds, because it takes no value below 20.`,
    ],
    back: [
      `compare-different error ${wifi}/NATKeepAliveInterval: The expected profile has no NATKeepAliveInterval, which means an interval of 20 seconds. The delivered profile makes the device send NAT keepalives at an interval of 60 seconds.`,
    ],
  },
  'a switch written as a text': {
    expected: good,
    delivered: changed(good, `${wifi}/EnablePFS`, '1'),
    says: [
      `compare-different error ${wifi}/EnablePFS: The expected profile makes the device make a new key exchange for each renewal of keys (PFS). The delivered profile makes it renew the keys of the Child SA without a new key exchange, because it does not read a string here.`,
    ],
    back: [
      `compare-different error ${wifi}/EnablePFS: The expected profile makes the device renew the keys of the Child SA without a new key exchange. The delivered profile makes it make a new key exchange for each renewal of keys (PFS).`,
    ],
  },
  'the user may switch it off': {
    expected: good,
    delivered: changed(good, `${alwaysOn}/UIToggleEnabled`, true),
    says: [
      `compare-different error ${alwaysOn}/UIToggleEnabled: The expected profile makes the device give the user no switch for the VPN. The delivered profile makes it give the user a switch for connecting automatically.`,
    ],
    back: [
      `compare-different error ${alwaysOn}/UIToggleEnabled: The expected profile makes the device give the user a switch for connecting automatically. The delivered profile makes it give the user no switch for the VPN.`,
    ],
  },
  'another gateway on one interface': {
    expected: changed(good, `${cellular}/Interfaces`, ['Cellular', 'WiFi']),
    delivered: changed(good, `${cellular}/NATKeepAliveInterval`, 110),
    says: [
      `compare-different error ${wifi}/RemoteAddress: The expected profile asks for RemoteAddress "vpn-cell.example.com". The delivered profile makes the device connect to "vpn-wifi.example.com".`,
      `compare-different error ${wifi}/RemoteIdentifier: The expected profile asks for RemoteIdentifier "vpn-cell.example.com". The delivered profile makes the device expect the gateway to present itself as "vpn-wifi.example.com".`,
      `compare-different error ${wifi}/ServerCertificateCommonName: The expected profile asks for ServerCertificateCommonName "vpn-cell.example.com". The delivered profile makes the device look for "vpn-wifi.example.com" in the certificate of the gateway.`,
      `compare-different error ${wifi}/NATKeepAliveInterval: The expected profile asks for an interval of 110 seconds. The delivered profile makes the device send NAT keepalives at an interval of 20 seconds.`,
      `compare-equivalent info ${alwaysOn}/TunnelConfigurations: The elements of TunnelConfigurations divide the interfaces in another way than in the expected profile and mean the same.`,
    ],
    back: [
      `compare-different error ${cellular}/RemoteAddress: Over Wi-Fi: The expected profile asks for RemoteAddress "vpn-wifi.example.com". The delivered profile makes the device connect to "vpn-cell.example.com".`,
      `compare-different error ${cellular}/RemoteIdentifier: Over Wi-Fi: The expected profile asks for RemoteIdentifier "vpn-wifi.example.com". The delivered profile makes the device expect the gateway to present itself as "vpn-cell.example.com".`,
      `compare-different error ${cellular}/ServerCertificateCommonName: Over Wi-Fi: The expected profile asks for ServerCertificateCommonName "vpn-wifi.example.com". The delivered profile makes the device look for "vpn-cell.example.com" in the certificate of the gateway.`,
      `compare-different error ${cellular}/NATKeepAliveInterval: Over Wi-Fi: The expected profile asks for an interval of 20 seconds. The delivered profile makes the device send NAT keepalives at an interval of 110 seconds.`,
      `compare-equivalent info ${alwaysOn}/TunnelConfigurations: The elements of TunnelConfigurations divide the interfaces in another way than in the expected profile and mean the same.`,
    ],
  },
  'an interface without a tunnel': {
    expected: good,
    delivered: changed(good, wifi),
    says: [
      `compare-missing error ${alwaysOn}/TunnelConfigurations: The expected profile asks for a tunnel over Wi-Fi. The delivered profile has none (no WiFi in TunnelConfigurations).`,
    ],
    back: [
      `compare-extra error ${wifi}/Interfaces: The expected profile has no tunnel over Wi-Fi. The delivered profile has one.`,
    ],
  },
  'another kind of identity': {
    expected: good,
    delivered: withIdentity('scep', { PayloadContent: scepRequest }),
    says: [cellular, wifi].map(
      (tunnel) =>
        `compare-different error ${tunnel}/PayloadCertificateUUID: The expected profile makes the device show a certificate from a PKCS#12 file. The delivered profile makes it show a certificate that it requests by SCEP.`,
    ),
    back: [cellular, wifi].map(
      (tunnel) =>
        `compare-different error ${tunnel}/PayloadCertificateUUID: The expected profile makes the device show a certificate that it requests by SCEP. The delivered profile makes it show a certificate from a PKCS#12 file.`,
    ),
  },
  'no identity': {
    expected: good,
    delivered: changed(good, `${wifi}/PayloadCertificateUUID`),
    says: [
      `compare-missing error ${wifi}: PayloadCertificateUUID is missing. The expected profile makes the device show a certificate from a PKCS#12 file. The delivered profile makes it show no certificate of its own.`,
    ],
    back: [
      `compare-extra error ${wifi}/PayloadCertificateUUID: The expected profile makes the device show no certificate of its own. The delivered profile makes it show a certificate from a PKCS#12 file.`,
    ],
  },
  'another password of the PKCS#12 file': {
    expected: good,
    delivered: changed(good, `${identity}/Password`, 'battery staple'),
    says: [
      `compare-different error ${identity}/Password: The password of the PKCS#12 file is not the same as in the expected profile.`,
    ],
    back: [
      `compare-different error ${identity}/Password: The password of the PKCS#12 file is not the same as in the expected profile.`,
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
      `compare-different error ${identity}/PayloadContent/URL: The expected profile asks for URL "https://scep.example.com/". The delivered profile makes the device use "https://other.example.com/" for URL.`,
      `compare-different error ${identity}/PayloadContent/Subject: The expected profile asks for Subject [[[CN, device-0001.example.com]]]. The delivered profile makes the device use [[[CN, other]]] for Subject.`,
      `compare-different error ${identity}/PayloadContent/Challenge: The value for Challenge is not the same as in the expected profile.`,
      `compare-different error ${identity}/PayloadContent/Keysize: The expected profile asks for Keysize 2048. The delivered profile makes the device use 4096 for Keysize.`,
      `compare-extra info ${identity}/PayloadContent/Retries: The expected profile has no Retries, which means 3. The delivered profile makes the device use 5 for Retries.`,
    ],
    back: [
      `compare-different error ${identity}/PayloadContent/URL: The expected profile asks for URL "https://other.example.com/". The delivered profile makes the device use "https://scep.example.com/" for URL.`,
      `compare-different error ${identity}/PayloadContent/Subject: The expected profile asks for Subject [[[CN, other]]]. The delivered profile makes the device use [[[CN, device-0001.example.com]]] for Subject.`,
      `compare-different error ${identity}/PayloadContent/Challenge: The value for Challenge is not the same as in the expected profile.`,
      `compare-different error ${identity}/PayloadContent/Keysize: The expected profile asks for Keysize 4096. The delivered profile makes the device use 2048 for Keysize.`,
      `compare-missing info ${identity}/PayloadContent: Retries is missing. The expected profile asks for Retries 5. The delivered profile makes the device use 3 for Retries.`,
    ],
  },
  'another ACME request': {
    expected: withIdentity('acme', acmeRequest),
    delivered: withIdentity('acme', { ...acmeRequest, HardwareBound: false, ClientIdentifier: 'other' }),
    says: [
      `compare-different error ${identity}/ClientIdentifier: The expected profile asks for ClientIdentifier "device-0001". The delivered profile makes the device use "other" for ClientIdentifier.`,
      `compare-different error ${identity}/HardwareBound: The expected profile asks for HardwareBound true. The delivered profile makes the device use false for HardwareBound.`,
    ],
    back: [
      `compare-different error ${identity}/ClientIdentifier: The expected profile asks for ClientIdentifier "other". The delivered profile makes the device use "device-0001" for ClientIdentifier.`,
      `compare-different error ${identity}/HardwareBound: The expected profile asks for HardwareBound false. The delivered profile makes the device use true for HardwareBound.`,
    ],
  },
  'another shared secret': {
    expected: withSharedSecret('one'),
    delivered: withSharedSecret('two'),
    says: [cellular, wifi].map(
      (tunnel) =>
        `compare-different error ${tunnel}/SharedSecret: The shared secret is not the same as in the expected profile.`,
    ),
    back: [cellular, wifi].map(
      (tunnel) =>
        `compare-different error ${tunnel}/SharedSecret: The shared secret is not the same as in the expected profile.`,
    ),
  },
  'another method of authentication': {
    expected: good,
    delivered: changedAll(good, {
      [`${wifi}/AuthenticationMethod`]: 'SharedSecret',
      [`${wifi}/SharedSecret`]: 'one',
    }),
    says: [
      `compare-different error ${wifi}/AuthenticationMethod: The expected profile makes the device authenticate with a certificate. The delivered profile makes it authenticate with a shared secret.`,
      `compare-extra error ${wifi}/SharedSecret: Only the delivered profile has a shared secret.`,
    ],
    back: [
      `compare-different error ${wifi}/AuthenticationMethod: The expected profile makes the device authenticate with a shared secret. The delivered profile makes it authenticate with a certificate.`,
      `compare-missing info ${wifi}: SharedSecret is only in the expected profile. This has no effect, because the device does not authenticate with a shared secret.`,
    ],
  },
  'a post-quantum preshared key without its name': {
    expected: changedAll(good, { [`${wifi}/PPK`]: new Uint8Array([1]), [`${wifi}/PPKIdentifier`]: 'a' }),
    delivered: changedAll(good, { [`${wifi}/PPK`]: new Uint8Array([1]) }),
    says: [
      `compare-missing error ${wifi}: PPKIdentifier is missing. The expected profile asks for PPKIdentifier "a". The delivered profile makes the device use no post-quantum preshared key.`,
    ],
    back: [
      `compare-extra error ${wifi}/PPKIdentifier: The expected profile has no PPKIdentifier. The delivered profile makes the device call its post-quantum preshared key "a".`,
    ],
  },
  'IKEv2 where Always On was ordered: one finding, not forty': {
    expected: good,
    delivered: goodPlainProfile(),
    says: [
      `compare-different error ${vpn}/VPNType: The expected profile asks for an Always On VPN. The delivered profile gives the device an ordinary IKEv2 VPN, which can let traffic out while it is down and which the user can switch off.`,
    ],
    back: [
      `compare-different error ${vpn}/VPNType: The expected profile asks for an ordinary IKEv2 VPN. The delivered profile gives the device an Always On VPN.`,
    ],
  },
  'no VPN': {
    expected: good,
    delivered: changed(good, vpn),
    says: [
      'compare-missing error /PayloadContent: The expected profile asks for an Always On VPN. The delivered profile has no VPN.',
    ],
    back: [
      `compare-extra error ${vpn}: The delivered profile gives the device an Always On VPN, which is not in the expected profile.`,
    ],
  },
  'no AlwaysOn dictionary': {
    expected: good,
    delivered: changed(good, alwaysOn),
    says: [
      `compare-missing error ${vpn}: AlwaysOn is missing. The expected profile sets up a VPN with it, but the delivered profile sets up none.`,
    ],
    back: [
      `compare-extra error ${alwaysOn}: The expected profile has no dictionary AlwaysOn. The delivered profile sets up a VPN with it.`,
    ],
  },
  'a trusted certificate that is missing': {
    expected: good,
    delivered: changed(good, '/PayloadContent/0'),
    says: [
      `compare-missing info /PayloadContent: The expected profile trusts the certificate ${rootWords}. The delivered profile has no payload for it.`,
    ],
    back: [
      `compare-trust error /PayloadContent/0/PayloadContent: The device will trust the certificate ${rootWords}, which is not in the expected profile.`,
    ],
  },
  'a profile that removes itself': {
    expected: good,
    delivered: changed(good, '/RemovalDate', new Date('2027-01-01T00:00:00Z')),
    says: [
      'compare-extra error /RemovalDate: The expected profile has no RemovalDate. The delivered profile makes the device remove the profile by itself on 2027-01-01T00:00:00.000Z.',
    ],
    back: [
      'compare-missing error : RemovalDate is missing. The expected profile asks for RemovalDate 2027-01-01T00:00:00.000Z. The delivered profile makes the device keep the profile.',
    ],
  },
  'a removal that was to be forbidden': {
    expected: changed(good, '/PayloadRemovalDisallowed', true),
    delivered: good,
    says: [
      'compare-missing error : PayloadRemovalDisallowed is missing. The expected profile makes the device keep the user from removing the profile, if it is supervised. The delivered profile makes it let the user remove the profile.',
    ],
    back: [
      'compare-extra info /PayloadRemovalDisallowed: The expected profile makes the device let the user remove the profile. The delivered profile makes it keep the user from removing the profile, if it is supervised.',
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
      `compare-extra error ${vpn}/Proxies: The expected profile has no Proxies. The delivered profile makes the device use the proxies ${proxyWords}.`,
      `compare-different error ${plain}/OnDemandRules: The expected profile asks for OnDemandRules ${rulesFor('WiFi')}. The delivered profile makes the device connect by itself by ${rulesFor('Cellular')}.`,
      `compare-extra error ${plain}/DisconnectOnIdle: The expected profile makes the device stay connected when nothing is sent. The delivered profile makes it disconnect when nothing is sent.`,
      `compare-extra error ${plain}/DisconnectOnIdleTimer: The expected profile has no DisconnectOnIdleTimer. The delivered profile makes the device disconnect after an idle time of 60 seconds.`,
    ],
    back: [
      `compare-missing error ${vpn}: Proxies is missing. The expected profile asks for Proxies ${proxyWords}. The delivered profile makes the device use no proxies for the VPN.`,
      `compare-different error ${plain}/OnDemandRules: The expected profile asks for OnDemandRules ${rulesFor('Cellular')}. The delivered profile makes the device connect by itself by ${rulesFor('WiFi')}.`,
      `compare-missing error ${plain}: DisconnectOnIdle is missing. The expected profile makes the device disconnect when nothing is sent. The delivered profile makes it stay connected when nothing is sent.`,
      `compare-missing info ${plain}: DisconnectOnIdleTimer is only in the expected profile. This has no effect, because the VPN does not disconnect when idle.`,
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
    `compare-different error ${vpn}/Proxies/HTTPPort: The expected profile asks for HTTPPort 80. The delivered profile makes the device use 81 for HTTPPort.`,
  ]);
});

test('settings that are there and off are not said to be missing', () => {
  const ipv4 = (flag: number) => changed(goodPlainProfile(), `${vpn}/IPv4`, { OverridePrimary: flag });
  expect(said(ipv4(1), ipv4(0))).toEqual([
    `compare-different error ${vpn}/IPv4/OverridePrimary: The expected profile asks for OverridePrimary 1. The delivered profile makes the device use 0 for OverridePrimary.`,
  ]);
  const proxies = (flag: number) =>
    changed(goodPlainProfile(), `${vpn}/Proxies`, { HTTPEnable: flag, HTTPProxy: 'p', HTTPPort: 80 });
  expect(said(proxies(1), proxies(0))).toEqual([
    `compare-different error ${vpn}/Proxies/HTTPEnable: The expected profile asks for HTTPEnable 1. The delivered profile makes the device use 0 for HTTPEnable.`,
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
    `compare-missing warning ${cellular}: NATKeepAliveInterval is missing. The expected profile has no NATKeepAliveInterval, which means an interval of 20 seconds. The delivered profile makes the device send NAT keepalives at an interval of 110 seconds (by Apple's schema it is 20).`,
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
    'compare-different error /PayloadContent/1/IKEv2/RemoteAddress: The expected profile asks for RemoteAddress "a.example.com". The delivered profile makes the device connect to "c.example.com".',
  ]);
});

test('an encrypted profile cannot be compared, and that is an error', () => {
  const { PayloadContent, ...envelope } = good;
  const encrypted = { ...envelope, EncryptedPayloadContent: new Uint8Array([1]) };
  expect(said(good, encrypted)).toEqual([
    'compare-hidden error /EncryptedPayloadContent: The payloads are encrypted for a device, so alwayson cannot compare them with the expected profile.',
  ]);
});

test('a key that the OS does not know has no effect', () => {
  const delivered = changed(good, `${wifi}/EnforceStrictAlgorithmSelection`, 1);
  expect(compared(good, delivered).map(({ severity }) => severity)).toEqual(['error']);
  expect(said(good, delivered, { os: '17.0' })).toEqual([
    `compare-extra info ${wifi}/EnforceStrictAlgorithmSelection: EnforceStrictAlgorithmSelection is only in the delivered profile. This has no effect, because iOS 17.0 does not know it.`,
  ]);
});

test('names that every object of JavaScript has are names like others', () => {
  const strange = changedAll(good, {
    [`${exceptions}/0`]: { ServiceName: 'constructor', Action: 'toString' },
    [`${vpn}/VPNType`]: 'AlwaysOn',
  });
  expect(said(good, strange)).toContain(
    `compare-extra error ${exceptions}/0: Traffic for the service "constructor" will go through the tunnel with the expected profile, but have an action that does not exist with the delivered profile.`,
  );
  expect(said(good, changed(good, `${vpn}/VPNType`, 'valueOf'))).toEqual([
    `compare-different error ${vpn}/VPNType: The expected profile asks for an Always On VPN. The delivered profile gives the device a VPN of type "valueOf".`,
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
      `compare-payload info ${identity}: The device will show a certificate from a PKCS#12 file. The expected profile does not say which one, so alwayson did not compare it.`,
      `compare-trust warning /PayloadContent/0/PayloadContent: The device will trust the certificate ${rootWords}. The expected profile does not say which certificates to trust.`,
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
