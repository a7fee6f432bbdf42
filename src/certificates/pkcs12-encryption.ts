import { createDecipheriv, pbkdf2Sync } from 'node:crypto';
import forge from 'node-forge';
import { InputError } from '../input-error.js';
import { type Asn1, at, binaryOf, bytesOf, fromBytes, members, numberOf, octetsOf, oidOf } from './asn1.js';
import type { IterationBudget } from './iteration-budget.js';
import { nodeName, type Pkcs12Digest, pkcs12Digests, pkcs12Key } from './pkcs12-key.js';

/** How a part of a PKCS#12 file is encrypted with its password. */
export interface Encryption {
  /** `PBES2` is the modern scheme, `PKCS#12` the one that older systems open. */
  readonly scheme: 'PBES2' | 'PKCS#12';
  /** For example `AES-256-CBC`, `3DES-CBC`, `RC2-40-CBC`. */
  readonly cipher: string;
  /** The digest that makes the key from the password, for example `SHA-256`. */
  readonly digest: Pkcs12Digest;
  readonly iterations: number;
}

/** Above every count that programs are known to write; more would only keep the processor busy. */
const maximumIterations = 1_000_000;

/** An encryption with everything that undoing it needs, the password apart. */
interface Decryption extends Encryption {
  readonly salt: Uint8Array;
  readonly keyLength: number;
  /** PBES2 alone; the PKCS#12 scheme derives it. */
  readonly vector?: Uint8Array;
}

const pbes2 = '1.2.840.113549.1.5.13';
const pbkdf2 = '1.2.840.113549.1.5.12';

type CipherRow = readonly [cipher: string, keyLength: number];

const pkcs12Ciphers: Readonly<Record<string, CipherRow>> = {
  '1.2.840.113549.1.12.1.3': ['3DES-CBC', 24],
  '1.2.840.113549.1.12.1.6': ['RC2-40-CBC', 5],
};

const pbes2Ciphers: Readonly<Record<string, CipherRow>> = {
  '2.16.840.1.101.3.4.1.2': ['AES-128-CBC', 16],
  '2.16.840.1.101.3.4.1.22': ['AES-192-CBC', 24],
  '2.16.840.1.101.3.4.1.42': ['AES-256-CBC', 32],
  '1.2.840.113549.3.7': ['3DES-CBC', 24],
};

const hmacDigests: Readonly<Record<string, Pkcs12Digest>> = {
  '1.2.840.113549.2.7': 'SHA-1',
  '1.2.840.113549.2.9': 'SHA-256',
  '1.2.840.113549.2.10': 'SHA-384',
  '1.2.840.113549.2.11': 'SHA-512',
};

/** What an AlgorithmIdentifier of password-based encryption says. Throws InputError where the algorithm is not known. */
export function encryptionOf(algorithm: Asn1): Encryption {
  const { scheme, cipher, digest, iterations } = decryptionOf(algorithm);
  return { scheme, cipher, digest, iterations };
}

function decryptionOf(algorithm: Asn1): Decryption {
  return oidOf(at(algorithm, 0)) === pbes2 ? pbes2Parameters(algorithm) : pkcs12Parameters(algorithm);
}

function pkcs12Parameters(algorithm: Asn1): Decryption {
  const [cipher, keyLength] = known(pkcs12Ciphers, oidOf(at(algorithm, 0)));
  const salt = octetsOf(at(algorithm, 1, 0));
  const iterations = iterationsOf(at(algorithm, 1, 1));
  return { scheme: 'PKCS#12', cipher, keyLength, digest: 'SHA-1', salt, iterations };
}

function pbes2Parameters(algorithm: Asn1): Decryption {
  const derivation = at(algorithm, 1, 0);
  if (oidOf(at(derivation, 0)) !== pbkdf2) throw unknownAlgorithm(oidOf(at(derivation, 0)));
  const [cipher, keyLength] = known(pbes2Ciphers, oidOf(at(algorithm, 1, 1, 0)));
  const [salt, iterations, ...others] = members(at(derivation, 1));
  if (salt === undefined) throw new Error('the salt is missing');
  // Then come an optional key length and an optional PRF, which alone is a SEQUENCE.
  const prf = others.find((part) => part.type === forge.asn1.Type.SEQUENCE);
  return {
    scheme: 'PBES2',
    cipher,
    keyLength,
    digest: prf === undefined ? 'SHA-1' : known(hmacDigests, oidOf(at(prf, 0))),
    salt: octetsOf(salt),
    iterations: iterationsOf(iterations),
    vector: octetsOf(at(algorithm, 1, 1, 1)),
  };
}

/**
 * Decrypts what an AlgorithmIdentifier and encrypted octets hold. Undefined when the password is wrong. Throws
 * InputError when the budget does not suffice.
 */
export function decrypt(
  algorithm: Asn1,
  encrypted: Uint8Array,
  password: string,
  budget: IterationBudget,
): Asn1 | undefined {
  const parameters = decryptionOf(algorithm);
  budget.spend(costOf(parameters));
  try {
    return fromBytes(decipher(parameters, encrypted, password));
  } catch {
    return undefined;
  }
}

/** PBKDF2 and PKCS#12 run their iterations once for each piece of the length of a digest. */
function costOf({ digest, iterations, keyLength, vector }: Decryption): number {
  const pieces = Math.ceil(keyLength / pkcs12Digests[digest].size);
  // The PKCS#12 scheme derives the first block, too.
  return iterations * (vector === undefined ? pieces + 1 : pieces);
}

function decipher(parameters: Decryption, encrypted: Uint8Array, password: string): Uint8Array {
  const { cipher, vector, digest, salt, iterations, keyLength } = parameters;
  if (vector !== undefined) {
    const key = pbkdf2Sync(password, salt, iterations, keyLength, nodeName(digest));
    return decipherWith(cipher, key, vector, encrypted);
  }
  const derive = (purpose: 'key' | 'block', length: number) =>
    pkcs12Key(password, { purpose, digest, salt, iterations, length });
  return decipherWith(cipher, derive('key', keyLength), derive('block', 8), encrypted);
}

function decipherWith(
  cipher: string,
  key: Uint8Array,
  vector: Uint8Array,
  encrypted: Uint8Array,
): Uint8Array {
  // OpenSSL 3 has RC2 no more.
  if (cipher === 'RC2-40-CBC') return decipherRc2(key, vector, encrypted);
  const name = cipher === '3DES-CBC' ? 'des-ede3-cbc' : cipher.toLowerCase();
  const decipher = createDecipheriv(name, key, vector);
  return Buffer.concat([decipher.update(encrypted), decipher.final()]);
}

function decipherRc2(key: Uint8Array, vector: Uint8Array, encrypted: Uint8Array): Uint8Array {
  const decipher = forge.rc2.createDecryptionCipher(binaryOf(key), 8 * key.length);
  decipher.start(binaryOf(vector));
  decipher.update(forge.util.createBuffer(binaryOf(encrypted)));
  if (!decipher.finish()) throw new Error('the padding is wrong');
  return bytesOf(decipher.output.getBytes());
}

/** An iteration count. Throws InputError where it would only serve to keep the reader busy. */
export function iterationsOf(node: Asn1 | undefined): number {
  const iterations = node === undefined ? 1 : numberOf(node);
  if (iterations < 1 || iterations > maximumIterations) {
    throw new InputError(
      `The PKCS#12 file asks for ${iterations} iterations. Allowed are 1 to ${maximumIterations}.`,
    );
  }
  return iterations;
}

function known<Row>(rows: Readonly<Record<string, Row>>, oid: string): Row {
  const row = rows[oid];
  if (row === undefined) throw unknownAlgorithm(oid);
  return row;
}

function unknownAlgorithm(oid: string): InputError {
  return new InputError(
    `The PKCS#12 file is encrypted with an algorithm that alwayson does not support (${oid}). Export it again with openssl pkcs12 -export.`,
  );
}
