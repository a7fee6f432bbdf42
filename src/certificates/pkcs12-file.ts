import { createHmac, timingSafeEqual } from 'node:crypto';
import { InputError } from '../input-error.js';
import { type Asn1, at, fromBytes, members, octetsOf, oidOf, tagged } from './asn1.js';
import { IterationBudget } from './iteration-budget.js';
import { credentialLooksLike } from './looks-like.js';
import { decrypt, type Encryption, encryptionOf, iterationsOf } from './pkcs12-encryption.js';
import { nodeName, type Pkcs12Digest, pkcs12Digests, pkcs12Key } from './pkcs12-key.js';
import { wrongPassword } from './wrong-password.js';

/** The object identifiers of a PKCS#12 file's parts (RFC 7292). */
export const pkcs12Oids = {
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
  keyBag: '1.2.840.113549.1.12.10.1.1',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
  x509Certificate: '1.2.840.113549.1.9.22.1',
} as const;

/** The integrity check of a PKCS#12 file. */
export interface Pkcs12Mac {
  readonly digest: Pkcs12Digest;
  readonly iterations: number;
}

/** A key, certificate or other thing in a PKCS#12 file, decrypted. */
export interface Pkcs12Bag {
  /** The object identifier of its kind; an encrypted key has become a {@link pkcs12Oids.keyBag}. */
  readonly kind: string;
  readonly content: Asn1;
  /** The DER of an X.509 certificate, where it is one. */
  readonly certificate: Uint8Array | undefined;
  /** The SET of its attributes (its name, and what ties a key to its certificate), when it has any. */
  readonly attributes: Asn1 | undefined;
  /** How it was encrypted. */
  readonly encryption: Encryption | undefined;
}

/** A PKCS#12 file, opened. */
export interface Pkcs12File {
  readonly mac: Pkcs12Mac | undefined;
  readonly bags: readonly Pkcs12Bag[];
}

const macDigests: Readonly<Record<string, Pkcs12Digest | undefined>> = {
  '1.3.14.3.2.26': 'SHA-1',
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};

/** Files have a handful. */
const maximumBags = 200;

/** What opens a file: its password, and how much work may be done for it. */
interface Opener {
  readonly password: string;
  readonly budget: IterationBudget;
}

/**
 * Checks the integrity of a PKCS#12 file and decrypts it. Throws InputError when it is none, the password is wrong, or
 * the budget does not suffice.
 */
export function openPkcs12(bytes: Uint8Array, password: string, budget = new IterationBudget()): Pkcs12File {
  const opener = { password, budget };
  try {
    const file = fromBytes(bytes);
    const safe = octetsOf(at(file, 1, 1, 0));
    const mac = checkMac(members(file)[2], safe, opener);
    const bags = members(fromBytes(safe)).flatMap((part) => bagsOf(part, opener));
    if (bags.length > maximumBags) {
      throw new InputError(
        `The PKCS#12 file holds ${bags.length} parts. alwayson reads at most ${maximumBags}.`,
      );
    }
    return { mac, bags };
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw notPkcs12(bytes);
  }
}

function notPkcs12(bytes: Uint8Array): InputError {
  const seen = credentialLooksLike(bytes);
  const reason = seen === 'a PKCS#12 file' ? 'it is cut off or damaged' : `the file looks like ${seen}`;
  return new InputError(`The PKCS#12 file cannot be read: ${reason}.`);
}

function checkMac(
  macData: Asn1 | undefined,
  safe: Uint8Array,
  { password, budget }: Opener,
): Pkcs12Mac | undefined {
  if (macData === undefined) return undefined;
  const algorithm = oidOf(at(macData, 0, 0, 0));
  const digest = macDigests[algorithm];
  if (digest === undefined) {
    throw new InputError(
      `The PKCS#12 file has an integrity check that alwayson does not support (${algorithm}). Export it again with openssl pkcs12 -export.`,
    );
  }
  const expected = octetsOf(at(macData, 0, 1));
  const iterations = iterationsOf(members(macData)[2]);
  const salt = octetsOf(at(macData, 1));
  budget.spend(iterations);
  const key = pkcs12Key(password, {
    purpose: 'mac',
    digest,
    salt,
    iterations,
    length: pkcs12Digests[digest].size,
  });
  const actual = createHmac(nodeName(digest), key).update(safe).digest();
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected))
    throw new InputError(wrongPassword);
  return { digest, iterations };
}

function bagsOf(part: Asn1, opener: Opener): Pkcs12Bag[] {
  const kind = oidOf(at(part, 0));
  if (kind === pkcs12Oids.data) return bagsIn(fromBytes(octetsOf(at(part, 1, 0))), undefined, opener);
  if (kind !== pkcs12Oids.encryptedData) {
    throw new InputError(
      'The PKCS#12 file is encrypted for a public key. One that is protected by a password is expected.',
    );
  }
  const info = at(part, 1, 0, 1);
  const encrypted = tagged(members(info), 0);
  if (encrypted === undefined) return [];
  const { plain, encryption } = open(at(info, 1), octetsOf(encrypted), opener);
  return bagsIn(plain, encryption, opener);
}

function bagsIn(contents: Asn1, around: Encryption | undefined, opener: Opener): Pkcs12Bag[] {
  return members(contents).map((bag) => {
    const kind = oidOf(at(bag, 0));
    const content = at(bag, 1, 0);
    const attributes = members(bag)[2];
    if (kind !== pkcs12Oids.shroudedKeyBag) {
      return { kind, content, certificate: certificateIn(kind, content), attributes, encryption: around };
    }
    const { plain, encryption } = open(at(content, 0), octetsOf(at(content, 1)), opener);
    return { kind: pkcs12Oids.keyBag, content: plain, certificate: undefined, attributes, encryption };
  });
}

function certificateIn(kind: string, content: Asn1): Uint8Array | undefined {
  const isX509 = kind === pkcs12Oids.certificateBag && oidOf(at(content, 0)) === pkcs12Oids.x509Certificate;
  return isX509 ? octetsOf(at(content, 1, 0)) : undefined;
}

function open(algorithm: Asn1, encrypted: Uint8Array, { password, budget }: Opener) {
  const plain = decrypt(algorithm, encrypted, password, budget);
  if (plain === undefined) throw new InputError(wrongPassword);
  return { plain, encryption: encryptionOf(algorithm) };
}
