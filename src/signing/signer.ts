import { type KeyObject, sign } from 'node:crypto';
import { promisify } from 'node:util';
import { type Certificate, readCertificates } from '../certificates/certificate.js';
import { readPkcs12 } from '../certificates/pkcs12.js';
import { InputError } from '../input-error.js';
import { type SignatureAlgorithm, signatureAlgorithm } from './algorithm.js';
import { orderChain } from './chain.js';
import { checkAnswer } from './check-answer.js';
import { signingFault } from './fitness.js';
import { readPrivateKey } from './private-key.js';

const signAsync = promisify(sign);

/**
 * Signs bytes (not their digest): PKCS#1 v1.5 for RSA; for ECDSA the DER of r and s, or the two side by side.
 * May ask a token or a service far away.
 */
export type Sign = (bytes: Uint8Array, algorithm: SignatureAlgorithm) => Promise<Uint8Array>;

/** Who signs: made by one of the functions below, which see to it that the signatures hold. */
export interface Signer {
  readonly certificate: Certificate;
  /** What is embedded beside the certificate, issuers upwards, without roots. */
  readonly chain: readonly Certificate[];
  readonly sign: Sign;
}

/** A signer in PEM or DER files. */
export interface SignerFiles {
  /** The certificate, or several of which one belongs to the key; the others join the chain. */
  readonly certificate: Uint8Array;
  /** The private key; it may stand in the same file as the certificate. */
  readonly key: Uint8Array;
  /** For an encrypted key. */
  readonly password?: string | undefined;
  /** Certificates above it, in any order. */
  readonly chain?: readonly Certificate[];
}

/** Throws InputError when a file cannot be read, and as {@link signerWithKey} does. */
export function signerFromFiles({ certificate, key, password, chain = [] }: SignerFiles): Signer {
  return signerWithKey(readPrivateKey(key, password), readCertificates(certificate), chain);
}

/**
 * @param certificates one belongs to the key; the others join the chain
 * @param chain certificates above it, in any order
 * @param sign how the key signs; by default in the pool of threads, many at once
 * @throws InputError when the key belongs to none of them, the certificate may not sign, or one of the chain leads
 * nowhere
 */
export function signerWithKey(
  privateKey: KeyObject,
  certificates: readonly Certificate[],
  chain: readonly Certificate[] = [],
  sign: Sign = signWith(privateKey),
): Signer {
  const own = certificates.find(({ x509 }) => x509.checkPrivateKey(privateKey));
  if (own === undefined) throw new InputError('The private key does not belong to the signing certificate.');
  return signerWith(own, [...certificates, ...chain], sign);
}

/** Throws InputError as {@link readPkcs12} does, and when the certificate may not sign. */
export function signerFromPkcs12(
  bytes: Uint8Array,
  password: string,
  chain: readonly Certificate[] = [],
): Signer {
  const identity = readPkcs12(bytes, password);
  return signerWith(identity.certificate, [...identity.chain, ...chain], signWith(identity.privateKey));
}

/**
 * A signer whose private key is elsewhere; each answer is checked with the certificate's key, and one that is no
 * signature ends signing with an InputError. Throws InputError when devices do not verify keys of its kind, the
 * certificate may not sign, or a certificate of the chain leads nowhere.
 */
export function externalSigner(certificate: Certificate, chain: readonly Certificate[], sign: Sign): Signer {
  return signerWith(certificate, chain, async (bytes, algorithm) =>
    checkAnswer(await sign(bytes, algorithm), bytes, certificate, algorithm),
  );
}

function signerWith(certificate: Certificate, chain: readonly Certificate[], sign: Sign): Signer {
  // Refuses a key that no algorithm is for.
  signatureAlgorithm(certificate.keyType, 'sha256');
  const fault = signingFault(certificate);
  if (fault !== undefined)
    throw new InputError(`The certificate "${certificate.subject}" may not sign: ${fault}.`);
  return { certificate, chain: orderChain(certificate, chain), sign };
}

/** Signs in the thread that asks, which is faster where all threads sign already. */
export function signInThisThread(privateKey: KeyObject): Sign {
  return async (bytes, { digest }) => sign(digest, bytes, privateKey);
}

/** node:crypto signs in its thread pool, so that many signatures are made at once. The key is known to fit. */
function signWith(privateKey: KeyObject): Sign {
  return (bytes, { digest }) => signAsync(digest, bytes, privateKey);
}
