import forge from 'node-forge';
import { InputError } from '../input-error.js';
import { type Asn1, at, fromBytes, members, numberOf, oidOf, toBytes } from './asn1.js';
import { derBytes, octets, sequence } from './der.js';

/** How a part of a PKCS#12 file is encrypted with its password. */
export interface Encryption {
  /** `PBES2` is the modern scheme, `PKCS#12` the one that older systems open. */
  readonly scheme: 'PBES2' | 'PKCS#12';
  /** For example `AES-256-CBC`, `3DES-CBC`, `RC2-40-CBC`. */
  readonly cipher: string;
  /** The digest that makes the key from the password, for example `SHA-256`. */
  readonly digest: string;
  readonly iterations: number;
}

/** Above every count that programs are known to write; more would only keep the processor busy. */
const maximumIterations = 1_000_000;

const pbes2 = '1.2.840.113549.1.5.13';
const keyDerivations = { '1.2.840.113549.1.5.12': 'PBKDF2' };

const pkcs12Ciphers: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.12.1.3': '3DES-CBC',
  '1.2.840.113549.1.12.1.6': 'RC2-40-CBC',
};

const pbes2Ciphers: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.1.2': 'AES-128-CBC',
  '2.16.840.1.101.3.4.1.22': 'AES-192-CBC',
  '2.16.840.1.101.3.4.1.42': 'AES-256-CBC',
  '1.2.840.113549.3.7': '3DES-CBC',
};

const hmacDigests: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'SHA-1',
  '1.2.840.113549.2.9': 'SHA-256',
  '1.2.840.113549.2.10': 'SHA-384',
  '1.2.840.113549.2.11': 'SHA-512',
};

/** What an AlgorithmIdentifier of password-based encryption says. Throws InputError where the algorithm is not known. */
export function encryptionOf(algorithm: Asn1): Encryption {
  const scheme = oidOf(at(algorithm, 0));
  if (scheme !== pbes2) {
    const cipher = known(pkcs12Ciphers, scheme);
    const iterations = iterationsOf(at(algorithm, 1, 1));
    return { scheme: 'PKCS#12', cipher, digest: 'SHA-1', iterations };
  }
  known(keyDerivations, oidOf(at(algorithm, 1, 0, 0)));
  const derivation = members(at(algorithm, 1, 0, 1));
  // PBKDF2-params is salt, iterations, an optional key length and an optional PRF, which alone is a SEQUENCE.
  const prf = derivation.find((part) => part.type === forge.asn1.Type.SEQUENCE);
  return {
    scheme: 'PBES2',
    cipher: known(pbes2Ciphers, oidOf(at(algorithm, 1, 1, 0))),
    digest: prf === undefined ? 'SHA-1' : known(hmacDigests, oidOf(at(prf, 0))),
    iterations: iterationsOf(derivation[1]),
  };
}

/**
 * Decrypts what an AlgorithmIdentifier and encrypted octets hold. EncryptedPrivateKeyInfo is just these two,
 * so node-forge's decryption of it serves for the certificates too. Undefined when the password is wrong.
 */
export function decrypt(algorithm: Asn1, encrypted: Uint8Array, password: string): Asn1 | undefined {
  const { scheme } = encryptionOf(algorithm);
  // PBES2 takes the password's UTF-8 bytes; the PKCS#12 scheme makes UTF-16 of the characters itself (RFC 7292 B.1).
  const secret = scheme === 'PBES2' ? forge.util.encodeUtf8(password) : password;
  const info = fromBytes(derBytes(sequence(toBytes(algorithm), octets(encrypted))));
  try {
    return forge.pki.decryptPrivateKeyInfo(info, secret) ?? undefined;
  } catch {
    return undefined;
  }
}

/** An iteration count. Throws InputError where it would only serve to keep the reader busy. */
export function iterationsOf(node: Asn1 | undefined): number {
  const iterations = node === undefined ? 1 : numberOf(node);
  if (iterations < 1 || iterations > maximumIterations) {
    throw new InputError(
      `the PKCS#12 file asks for ${iterations} iterations; 1 to ${maximumIterations} are read`,
    );
  }
  return iterations;
}

function known(names: Readonly<Record<string, string>>, oid: string): string {
  const name = names[oid];
  if (name !== undefined) return name;
  throw new InputError(
    `the PKCS#12 file is encrypted with an algorithm that is not read (${oid}); write it anew with openssl pkcs12 -export`,
  );
}
