import type { KeyTable } from '../key.js';
import { appleSources } from '../sources.js';

const vpn = { source: appleSources.vpn, confidence: 'documented' } as const;

/** The schema's prose names these; it says nothing of tvOS and watchOS. */
const removedIn26 = { iOS: '26.0', macOS: '26.0', visionOS: '26.0' } as const;

const never = { tvOS: 'n/a', watchOS: 'n/a' } as const;

const algorithmKeys = {
  EncryptionAlgorithm: {
    ...vpn,
    type: 'string',
    presence: 'optional',
    values: ['DES', '3DES', 'AES-128', 'AES-256', 'AES-128-GCM', 'AES-256-GCM', 'ChaCha20Poly1305'],
    observedValues: ['AES-128', 'AES-256', 'AES-128-GCM', 'AES-256-GCM', 'ChaCha20Poly1305'],
    added: { DES: never, '3DES': never },
    removed: { DES: removedIn26, '3DES': removedIn26 },
    default: 'AES-256',
    defaultOn: { tvOS: 'AES-256-GCM', watchOS: 'AES-256-GCM' },
    observedDefault: 'AES-256',
    alwaysOn: 'read',
    note: 'The default was 3DES before iOS 14, and is AES-256-GCM on tvOS and watchOS. An unknown name is not an error on the device: the default is negotiated.',
  },
  IntegrityAlgorithm: {
    ...vpn,
    type: 'string',
    presence: 'optional',
    values: ['SHA1-96', 'SHA1-160', 'SHA2-256', 'SHA2-384', 'SHA2-512'],
    observedValues: ['SHA2-256', 'SHA2-384', 'SHA2-512'],
    removed: { 'SHA1-96': removedIn26, 'SHA1-160': removedIn26 },
    default: 'SHA2-256',
    observedDefault: 'SHA2-256',
    alwaysOn: 'read',
    note: 'The default was SHA1-96 before iOS 14. With GCM and ChaCha20Poly1305 it still picks the pseudo-random function of IKE.',
  },
  DiffieHellmanGroup: {
    ...vpn,
    type: 'integer',
    presence: 'optional',
    values: [1, 2, 5, 14, 15, 16, 17, 18, 19, 20, 21, 31, 32],
    observedValues: [14, 15, 16, 17, 18, 19, 20, 21, 31, 32],
    removed: { '1': removedIn26, '2': removedIn26, '5': removedIn26 },
    removedInAlwaysOn: { '1': { iOS: '14.2' }, '2': { iOS: '14.2' }, '5': { iOS: '14.2' } },
    default: 14,
    observedDefault: 14,
    alwaysOn: 'read',
    note: 'The default was 2 in old releases.',
  },
  PostQuantumKeyExchangeMethods: {
    ...vpn,
    type: 'array',
    presence: 'optional',
    items: {
      ...vpn,
      type: 'integer',
      presence: 'optional',
      values: [0, 36, 37],
      repetition: { max: 7 },
      note: '0 none, 36 ML-KEM-768, 37 ML-KEM-1024.',
    },
    observedDefault: [],
    since: { iOS: '26.0', macOS: '26.0', tvOS: '26.0', visionOS: '26.0', watchOS: '26.0' },
    alwaysOn: 'read',
    note: "Apple's schema says tvOS 16.0, surely a slip for 26.0.",
  },
} as const satisfies KeyTable;

const lifetime = {
  ...vpn,
  type: 'integer',
  presence: 'optional',
  range: { min: 10, max: 1440 },
  default: 1440,
  alwaysOn: 'read',
} as const;

/** The keys of `IKESecurityAssociationParameters`. */
export const ikeSecurityAssociationKeys = {
  ...algorithmKeys,
  LifeTimeInMinutes: {
    ...lifetime,
    observedDefault: 60,
    note: "The NetworkExtension framework's default, and the one seen, is 60.",
  },
} as const satisfies KeyTable;

/** The keys of `ChildSecurityAssociationParameters`. */
export const childSecurityAssociationKeys = {
  ...algorithmKeys,
  LifeTimeInMinutes: {
    ...lifetime,
    observedDefault: 30,
    note: "The NetworkExtension framework's default, and the one seen, is 30.",
  },
} as const satisfies KeyTable;
