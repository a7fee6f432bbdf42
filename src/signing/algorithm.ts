import type { KeyType } from '../certificates/certificate.js';
import { InputError } from '../input-error.js';
import { oids } from './oids.js';

/** The digests that profiles are signed with. */
export const digests = {
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
} as const;

export type Digest = keyof typeof digests;

/** How to sign: RSA is PKCS#1 v1.5, and ECDSA answers in DER. */
export type SignatureAlgorithmName = `${'RSA' | 'ECDSA'}-SHA${'256' | '384' | '512'}`;

export interface SignatureAlgorithm {
  readonly name: SignatureAlgorithmName;
  readonly digest: Digest;
  /** What stands in the message for it. RSA leaves the digest to the message's own field, as node-forge and OpenSSL write it. */
  readonly oid: string;
}

const rsa = {
  sha256: { name: 'RSA-SHA256', digest: 'sha256', oid: oids.rsaEncryption },
  sha384: { name: 'RSA-SHA384', digest: 'sha384', oid: oids.rsaEncryption },
  sha512: { name: 'RSA-SHA512', digest: 'sha512', oid: oids.rsaEncryption },
} as const satisfies Record<Digest, SignatureAlgorithm>;

const ecdsa = {
  sha256: { name: 'ECDSA-SHA256', digest: 'sha256', oid: '1.2.840.10045.4.3.2' },
  sha384: { name: 'ECDSA-SHA384', digest: 'sha384', oid: '1.2.840.10045.4.3.3' },
  sha512: { name: 'ECDSA-SHA512', digest: 'sha512', oid: '1.2.840.10045.4.3.4' },
} as const satisfies Record<Digest, SignatureAlgorithm>;

/** The algorithm for a kind of key. Throws InputError for keys that devices are not known to verify. */
export function signatureAlgorithm(keyType: KeyType, digest: Digest): SignatureAlgorithm {
  switch (keyType) {
    case 'RSA':
      return rsa[digest];
    case 'P-256':
    case 'P-384':
    case 'P-521':
      return ecdsa[digest];
    default:
      throw new InputError(
        `a profile cannot be signed with a key of type ${keyType}; RSA, P-256, P-384 and P-521 are supported`,
      );
  }
}
