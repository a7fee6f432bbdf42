import type { KeyTable } from '../key.js';
import { appleSources } from '../sources.js';

const declaration = { source: appleSources.alwaysOnDeclaration, confidence: 'documented' } as const;

/** The keys of both security association dictionaries of a declaration: without the algorithms that were removed. */
export const securityAssociationKeys = {
  EncryptionAlgorithm: {
    ...declaration,
    type: 'string',
    presence: 'optional',
    values: ['AES-128', 'AES-256', 'AES-128-GCM', 'AES-256-GCM', 'ChaCha20Poly1305'],
    default: 'AES-256',
    defaultOn: { tvOS: 'AES-256-GCM' },
  },
  IntegrityAlgorithm: {
    ...declaration,
    type: 'string',
    presence: 'optional',
    values: ['SHA2-256', 'SHA2-384', 'SHA2-512'],
    default: 'SHA2-256',
  },
  DiffieHellmanGroup: {
    ...declaration,
    type: 'integer',
    presence: 'optional',
    values: [14, 15, 16, 17, 18, 19, 20, 21, 31, 32],
    default: 14,
  },
  PostQuantumKeyExchangeMethods: {
    ...declaration,
    type: 'array',
    presence: 'optional',
    items: {
      ...declaration,
      type: 'integer',
      presence: 'optional',
      values: [0, 36, 37],
      repetition: { max: 7 },
      note: '0 none, 36 ML-KEM-768, 37 ML-KEM-1024.',
    },
  },
  LifeTimeInMinutes: {
    ...declaration,
    type: 'integer',
    presence: 'optional',
    range: { min: 10, max: 1440 },
    default: 1440,
  },
} as const satisfies KeyTable;
