import { createHmac, createPrivateKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import forge from 'node-forge';
import { InputError } from '../input-error.js';
import { type Asn1, at, bytesOf, fromBytes, members, octetsOf, oidOf, tagged, toBytes } from './asn1.js';
import { type Certificate, readCertificate } from './certificate.js';
import { credentialLooksLike } from './looks-like.js';
import { decrypt, type Encryption, encryptionOf, iterationsOf } from './pkcs12-encryption.js';

/** The integrity check of a PKCS#12 file. */
export interface Pkcs12Mac {
  /** For example `SHA-256`. */
  readonly digest: string;
  readonly iterations: number;
}

/** How a PKCS#12 file is protected; what an older iOS opens depends on it. Undefined is: not at all. */
export interface Pkcs12Protection {
  readonly mac: Pkcs12Mac | undefined;
  readonly key: Encryption | undefined;
  readonly certificates: Encryption | undefined;
}

/** A private key with its certificate, as a PKCS#12 file (`.p12`, `.pfx`) holds it. */
export interface Pkcs12Identity {
  /** The certificate that belongs to the key. */
  readonly certificate: Certificate;
  /** The other certificates, in the file's order. */
  readonly chain: readonly Certificate[];
  readonly privateKey: KeyObject;
  /** How many private keys the file holds; the first that has its certificate is taken. */
  readonly keys: number;
  readonly protection: Pkcs12Protection;
}

const oids = {
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
  keyBag: '1.2.840.113549.1.12.10.1.1',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
  x509Certificate: '1.2.840.113549.1.9.22.1',
} as const;

const macDigests: Readonly<Record<string, readonly [name: string, create: () => forge.md.MessageDigest]>> = {
  '1.3.14.3.2.26': ['SHA-1', forge.md.sha1.create],
  '2.16.840.1.101.3.4.2.1': ['SHA-256', forge.md.sha256.create],
  '2.16.840.1.101.3.4.2.2': ['SHA-384', forge.md.sha384.create],
  '2.16.840.1.101.3.4.2.3': ['SHA-512', forge.md.sha512.create],
};

/** A key or certificate in the file, and the encryption of the part of the file that it lies in. */
interface Bag {
  readonly kind: string;
  readonly content: Asn1;
  readonly around: Encryption | undefined;
}

/**
 * Opens a PKCS#12 file (RFC 7292) that holds RSA or elliptic-curve keys, in the modern form (AES) or the legacy
 * one (3DES, RC2-40). Throws InputError when the bytes are none, the password is wrong, or no private key has its
 * certificate in the file.
 */
export function readPkcs12(bytes: Uint8Array, password: string): Pkcs12Identity {
  try {
    return identityOf(fromBytes(bytes), password);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`this is not a readable PKCS#12 file: it looks like ${credentialLooksLike(bytes)}`);
  }
}

function identityOf(file: Asn1, password: string): Pkcs12Identity {
  const safe = octetsOf(at(file, 1, 1, 0));
  const mac = checkMac(members(file)[2], safe, password);
  const bags = members(fromBytes(safe)).flatMap((part) => bagsOf(part, password));
  const keys = bags.flatMap((bag) => privateKeyIn(bag, password) ?? []);
  const certificates = bags.flatMap((bag) => certificateIn(bag) ?? []);
  if (keys.length === 0) throw new InputError('the PKCS#12 file holds no private key');
  for (const { privateKey, encryption } of keys) {
    const certificate = certificates.find(({ x509 }) => x509.checkPrivateKey(privateKey));
    if (certificate === undefined) continue;
    const chain = certificates.filter((other) => other !== certificate);
    const around = bags.find(({ kind }) => kind === oids.certificateBag)?.around;
    const protection = { mac, key: encryption, certificates: around };
    return { certificate, chain, privateKey, keys: keys.length, protection };
  }
  throw new InputError(
    certificates.length === 0
      ? 'the PKCS#12 file holds no certificate'
      : 'the PKCS#12 file holds no certificate that belongs to its private key',
  );
}

function checkMac(macData: Asn1 | undefined, safe: Uint8Array, password: string): Pkcs12Mac | undefined {
  if (macData === undefined) return undefined;
  const algorithm = oidOf(at(macData, 0, 0, 0));
  const [digest, create] = macDigests[algorithm] ?? [];
  if (digest === undefined || create === undefined) {
    throw new InputError(
      `the PKCS#12 file has an integrity check of a kind that is not read (${algorithm}); write it anew with openssl pkcs12 -export`,
    );
  }
  const expected = octetsOf(at(macData, 0, 1));
  const iterations = iterationsOf(members(macData)[2]);
  const salt = forge.util.createBuffer(Buffer.from(octetsOf(at(macData, 1))).toString('latin1'));
  const md = create();
  const key = forge.pkcs12.generateKey(password, salt, 3, iterations, expected.length, md).getBytes();
  const actual = createHmac(digest.replace('-', ''), bytesOf(key)).update(safe).digest();
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) throw wrongPassword();
  return { digest, iterations };
}

function bagsOf(part: Asn1, password: string): Bag[] {
  const kind = oidOf(at(part, 0));
  if (kind === oids.data) return safeBags(fromBytes(octetsOf(at(part, 1, 0))), undefined);
  if (kind !== oids.encryptedData) {
    throw new InputError('the PKCS#12 file is encrypted for a public key; only password encryption is read');
  }
  const info = at(part, 1, 0, 1);
  const encrypted = tagged(members(info), 0);
  if (encrypted === undefined) return [];
  const algorithm = at(info, 1);
  const content = decrypt(algorithm, octetsOf(encrypted), password);
  if (content === undefined) throw wrongPassword();
  return safeBags(content, encryptionOf(algorithm));
}

function safeBags(contents: Asn1, around: Encryption | undefined): Bag[] {
  return members(contents).map((bag) => ({ kind: oidOf(at(bag, 0)), content: at(bag, 1, 0), around }));
}

function privateKeyIn({ kind, content, around }: Bag, password: string) {
  if (kind === oids.keyBag) return { privateKey: privateKeyOf(content), encryption: around };
  if (kind !== oids.shroudedKeyBag) return undefined;
  const algorithm = at(content, 0);
  const key = decrypt(algorithm, octetsOf(at(content, 1)), password);
  if (key === undefined) throw wrongPassword();
  return { privateKey: privateKeyOf(key), encryption: encryptionOf(algorithm) };
}

function privateKeyOf(pkcs8: Asn1): KeyObject {
  try {
    return createPrivateKey({ key: Buffer.from(toBytes(pkcs8)), format: 'der', type: 'pkcs8' });
  } catch {
    throw new InputError(
      'the PKCS#12 file holds a private key of a kind that is not read; RSA and elliptic curves are',
    );
  }
}

function certificateIn({ kind, content }: Bag): Certificate | undefined {
  if (kind !== oids.certificateBag || oidOf(at(content, 0)) !== oids.x509Certificate) return undefined;
  return readCertificate(octetsOf(at(content, 1, 0)));
}

function wrongPassword(): InputError {
  return new InputError('the password does not open the PKCS#12 file');
}
