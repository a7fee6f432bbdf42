import { type CompareOptions, compare } from '../../src/compare/compare.js';
import type { Finding } from '../../src/finding.js';
import { dictionaryNodeOf } from '../../src/plist/node.js';
import type { PlistDictionary, PlistValue } from '../../src/plist/value.js';
import {
  alwaysOn,
  cellular,
  changed,
  changedAll,
  goodProfile,
  identity,
  wifi,
} from '../support/good-profile.js';

/** What compare says. */
export function compared(
  expected: PlistDictionary,
  delivered: PlistDictionary,
  options: CompareOptions = {},
): Finding[] {
  return compare(dictionaryNodeOf(expected), dictionaryNodeOf(delivered), options);
}

/** The same as `rule severity path: message`. */
export function said(
  expected: PlistDictionary,
  delivered: PlistDictionary,
  options: CompareOptions = {},
): string[] {
  return compared(expected, delivered, options).map(
    ({ rule, severity, path, message }) => `${rule} ${severity} ${path}: ${message}`,
  );
}

/** The keys that Always On reads and {@link goodProfile} does not have, as they go together. */
const more: PlistDictionary = {
  EnableCertificateRevocationCheck: 1,
  ExtendedAuthEnabled: 1,
  AuthName: 'device-0001',
  AuthPassword: 'secret of EAP',
  TLSMinimumVersion: '1.1',
  TLSMaximumVersion: '1.1',
  DeadPeerDetectionRate: 'High',
  DisableMOBIKE: 1,
  UseConfigurationAttributeInternalIPSubnet: 1,
  NATKeepAliveInterval: 60,
  MTU: 1300,
  PPK: new Uint8Array([1, 2, 3]),
  PPKIdentifier: 'ppk-1',
  PPKMandatory: 1,
  AllowPostQuantumKeyExchangeFallback: 1,
  EnforceStrictAlgorithmSelection: 1,
};

/** Two tunnels in which no key has its default, so that each says something. */
export function fullProfile(): PlistDictionary {
  const keys = Object.entries(more).flatMap(([key, value]) =>
    [cellular, wifi].map((tunnel) => [`${tunnel}/${key}`, value] as const),
  );
  const associations = [cellular, wifi].flatMap((tunnel) =>
    ['IKE', 'Child'].flatMap((name): [string, PlistValue][] => {
      const parameters = `${tunnel}/${name}SecurityAssociationParameters`;
      return [
        [`${parameters}/PostQuantumKeyExchangeMethods`, [36, 37]],
        [`${parameters}/LifeTimeInMinutes`, name === 'IKE' ? 600 : 480],
      ];
    }),
  );
  return changedAll(goodProfile(), {
    ...Object.fromEntries([...keys, ...associations]),
    [`${cellular}/ServerCertificateCommonName`]: 'gateway.example.com',
    [`${wifi}/ServerCertificateCommonName`]: 'gateway.example.com',
    [`${alwaysOn}/UIToggleEnabled`]: 1,
    [`${alwaysOn}/AllowCaptiveWebSheet`]: 1,
  });
}

/** The good profile with another payload in the place of its identity. */
export function withIdentity(type: 'scep' | 'acme', keys: PlistDictionary): PlistDictionary {
  const payload = {
    PayloadType: `com.apple.security.${type}`,
    PayloadVersion: 1,
    PayloadIdentifier: 'com.example.vpn.identity',
    PayloadUUID: '4B1D0A52-6C2E-4D0B-9C5B-0F2A3A1E7701',
    ...keys,
  };
  return changed(goodProfile(), identity, payload);
}

/** The good profile with tunnels that authenticate with a shared secret. */
export function withSharedSecret(secret: PlistValue): PlistDictionary {
  return changedAll(goodProfile(), {
    [`${cellular}/AuthenticationMethod`]: 'SharedSecret',
    [`${cellular}/SharedSecret`]: secret,
    [`${wifi}/AuthenticationMethod`]: 'SharedSecret',
    [`${wifi}/SharedSecret`]: secret,
  });
}

export const scepRequest: PlistDictionary = {
  URL: 'https://scep.example.com/',
  Subject: [[['CN', 'device-0001.example.com']]],
  SubjectAltName: { dNSName: 'device-0001.example.com' },
  Challenge: 'secret of SCEP',
  Keysize: 2048,
  'Key Usage': 5,
};

export const acmeRequest: PlistDictionary = {
  DirectoryURL: 'https://acme.example.com/directory',
  ClientIdentifier: 'device-0001',
  KeyType: 'ECSECPrimeRandom',
  KeySize: 384,
  HardwareBound: true,
  Subject: [[['CN', 'device-0001.example.com']]],
};
