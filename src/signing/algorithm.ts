import type { KeyType } from '../certificates/certificate.js';
import { derBytes, nothing, oid, sequence } from '../certificates/der.js';
import { InputError } from '../input-error.js';
import { oids } from './oids.js';

/** The digests that profiles are signed with. */
const digests = {
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
  /** The AlgorithmIdentifier of the digest, in DER. */
  readonly digestIdentifier: Uint8Array;
  /**
   * The AlgorithmIdentifier of the signature, in DER. RSA leaves the digest to the other one, as OpenSSL and node-forge
   * write it, and has NULL as its parameters, ECDSA none (RFC 3370, RFC 5754).
   */
  readonly identifier: Uint8Array;
}

const ecdsaOids = {
  sha256: '1.2.840.10045.4.3.2',
  sha384: '1.2.840.10045.4.3.3',
  sha512: '1.2.840.10045.4.3.4',
} as const satisfies Record<Digest, string>;

function rsaWith(digest: Digest, name: SignatureAlgorithmName): SignatureAlgorithm {
  const identifier = derBytes(sequence(oid(oids.rsaEncryption), nothing()));
  return { name, digest, digestIdentifier: digestIdentifier(digest), identifier };
}

function ecdsaWith(digest: Digest, name: SignatureAlgorithmName): SignatureAlgorithm {
  const identifier = derBytes(sequence(oid(ecdsaOids[digest])));
  return { name, digest, digestIdentifier: digestIdentifier(digest), identifier };
}

function digestIdentifier(digest: Digest): Uint8Array {
  return derBytes(sequence(oid(digests[digest]), nothing()));
}

const rsa: Record<Digest, SignatureAlgorithm> = {
  sha256: rsaWith('sha256', 'RSA-SHA256'),
  sha384: rsaWith('sha384', 'RSA-SHA384'),
  sha512: rsaWith('sha512', 'RSA-SHA512'),
};

const ecdsa: Record<Digest, SignatureAlgorithm> = {
  sha256: ecdsaWith('sha256', 'ECDSA-SHA256'),
  sha384: ecdsaWith('sha384', 'ECDSA-SHA384'),
  sha512: ecdsaWith('sha512', 'ECDSA-SHA512'),
};

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
        `A key of ${keyType === 'other' ? 'an unknown type' : `type ${keyType}`} cannot sign profiles. Choose RSA, P-256, P-384 or P-521.`,
      );
  }
}
