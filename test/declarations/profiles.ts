import type { PlistDictionary } from '../../src/plist/value.js';
import {
  cellular,
  changedAll,
  goodPlainProfile,
  goodProfile,
  plain,
  vpn,
  wifi,
} from '../support/good-profile.js';

const scepIdentity = {
  PayloadType: 'com.apple.security.scep',
  PayloadVersion: 1,
  PayloadIdentifier: 'com.example.vpn.identity',
  PayloadUUID: '4B1D0A52-6C2E-4D0B-9C5B-0F2A3A1E7701',
  PayloadContent: {
    URL: 'https://scep.example.com/',
    Name: 'example',
    Subject: [[['O', 'Example']], [['CN', 'device-0001.example.com']]],
    SubjectAltName: { dNSName: 'device-0001.example.com' },
    Challenge: 'scep challenge',
    Keysize: 2048,
    'Key Type': 'RSA',
    'Key Usage': 5,
    CAFingerprint: new Uint8Array([1, 2, 3]),
    Retries: 3,
    RetryDelay: 10,
  },
} satisfies PlistDictionary;

const acmeIdentity = {
  PayloadType: 'com.apple.security.acme',
  PayloadVersion: 1,
  PayloadIdentifier: 'com.example.vpn.identity',
  PayloadUUID: '4B1D0A52-6C2E-4D0B-9C5B-0F2A3A1E7701',
  DirectoryURL: 'https://acme.example.com/directory',
  ClientIdentifier: 'device-0001',
  KeyType: 'ECSECPrimeRandom',
  KeySize: 384,
  HardwareBound: true,
  Attest: true,
  Subject: [[['CN', 'device-0001.example.com']]],
  ExtendedKeyUsage: ['1.3.6.1.5.5.7.3.2'],
  UsageFlags: 1,
} satisfies PlistDictionary;

/** The same profile with another way of authenticating its tunnel. */
function withAuthentication(keys: PlistDictionary): PlistDictionary {
  const alwaysOn = changedAll(goodProfile(), { [`${vpn}/AlwaysOn/TunnelConfigurations/1`]: undefined });
  const gone = ['CertificateType', 'PayloadCertificateUUID'];
  return changedAll(alwaysOn, {
    [`${cellular}/Interfaces`]: ['Cellular', 'WiFi'],
    ...Object.fromEntries(gone.map((key) => [`${cellular}/${key}`, undefined])),
    ...Object.fromEntries(Object.entries(keys).map(([key, value]) => [`${cellular}/${key}`, value])),
  });
}

/** Profiles that have a counterpart in declarations, whole; each by what it is for. */
export const convertible: Readonly<Record<string, PlistDictionary>> = {
  'Always On with a PKCS#12': goodProfile(),
  'Always On with SCEP': changedAll(goodProfile(), {
    '/PayloadContent/1': scepIdentity,
    // Keys that SCEP makes are RSA.
    [`${cellular}/CertificateType`]: 'RSA',
    [`${wifi}/CertificateType`]: 'RSA',
  }),
  'Always On with ACME': changedAll(goodProfile(), { '/PayloadContent/1': acmeIdentity }),
  'a shared secret': withAuthentication({
    AuthenticationMethod: 'SharedSecret',
    SharedSecret: 'shared secret',
  }),
  'EAP with a user name': withAuthentication({
    AuthenticationMethod: 'None',
    ExtendedAuthEnabled: 1,
    AuthName: 'ada',
    AuthPassword: 'eap password',
    TLSMinimumVersion: '1.2',
    TLSMaximumVersion: '1.3',
  }),
  'post-quantum keys': changedAll(goodProfile(), {
    [`${cellular}/PPK`]: new Uint8Array([0, 255, 17]),
    [`${cellular}/PPKIdentifier`]: 'ppk-1',
    [`${cellular}/PPKMandatory`]: 1,
    [`${cellular}/AllowPostQuantumKeyExchangeFallback`]: 0,
    [`${cellular}/EnforceStrictAlgorithmSelection`]: 1,
    [`${cellular}/IKESecurityAssociationParameters/PostQuantumKeyExchangeMethods`]: [36, 37],
  }),
  'plain IKEv2': changedAll(goodPlainProfile(), {
    [`${plain}/IncludeAllNetworks`]: 1,
    [`${plain}/EnforceRoutes`]: 0,
    [`${plain}/ExcludeLocalNetworks`]: 0,
    [`${plain}/ExcludeCellularServices`]: 1,
    [`${plain}/ExcludeAPNs`]: 0,
    [`${plain}/ExcludeDeviceCommunication`]: 1,
    [`${plain}/DisconnectOnIdle`]: 1,
    [`${plain}/DisconnectOnIdleTimer`]: 120,
    [`${plain}/OnDemandUserOverrideDisabled`]: 1,
    [`${plain}/EnableFallback`]: 0,
    [`${plain}/ProviderType`]: 'packet-tunnel',
    [`${plain}/ProviderBundleIdentifier`]: 'com.example.provider',
    [`${plain}/ProviderDesignatedRequirement`]: 'anchor apple generic',
  }),
  'plain IKEv2 with DNS and proxies': changedAll(goodPlainProfile(), {
    [`${vpn}/DNS`]: {
      DNSProtocol: 'TLS',
      ServerName: 'dns.example.com',
      ServerAddresses: ['192.0.2.53'],
      SearchDomains: ['example.com'],
      DomainName: 'example.com',
      SupplementalMatchDomains: ['example.com'],
      SupplementalMatchDomainsNoSearch: 1,
      PayloadCertificateUUID: '4B1D0A52-6C2E-4D0B-9C5B-0F2A3A1E7701',
    },
    [`${vpn}/Proxies`]: {
      ProxyAutoConfigEnable: 1,
      ProxyAutoConfigURLString: 'https://example.com/proxy.pac',
      ProxyAutoDiscoveryEnable: 0,
      HTTPEnable: 1,
      HTTPProxy: 'proxy.example.com',
      HTTPPort: 8080,
      HTTPProxyUsername: 'proxy-user',
      HTTPProxyPassword: 'proxy password',
      HTTPSEnable: 1,
      HTTPSProxy: 'proxy.example.com',
      HTTPSPort: 8443,
      SupplementalMatchDomains: ['example.com'],
    },
  }),
};
