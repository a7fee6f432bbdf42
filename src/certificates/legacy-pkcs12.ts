import { createCipheriv, createHash, createHmac } from 'node:crypto';
import { type Asn1, toBytes } from './asn1.js';
import {
  context,
  type Der,
  derBytes,
  implicitOctets,
  integer,
  nothing,
  octets,
  oid,
  sequence,
} from './der.js';
import { openPkcs12, type Pkcs12Bag, pkcs12Oids } from './pkcs12-file.js';
import { type Pkcs12Derivation, pkcs12Key } from './pkcs12-key.js';

/** What OpenSSL and Apple's own tools write in this form. */
const iterations = 2048;

const tripleDes = '1.2.840.113549.1.12.1.3';
const sha1 = '1.3.14.3.2.26';

/**
 * Rewrites a PKCS#12 file into the form that every iOS opens: keys and certificates under 3DES, integrity under
 * SHA-1. Everything in it stays, its names too. The same file and password give the same bytes: the salts are made
 * from the file, whose own salts are random. Throws InputError as reading the file does.
 */
export function toLegacyPkcs12(bytes: Uint8Array, password: string): Uint8Array {
  const { bags } = openPkcs12(bytes, password);
  const salt = (use: string) => createHash('sha256').update(use).update(bytes).digest().subarray(0, 8);
  const keys = bags.filter(({ kind }) => kind === pkcs12Oids.keyBag);
  const others = bags.filter(({ kind }) => kind !== pkcs12Oids.keyBag);
  const parts = [
    encryptedPart(
      others.map(({ kind, content, attributes }) => bag(kind, toBytes(content), attributes)),
      password,
      salt('certificates'),
    ),
    dataPart(
      derBytes(sequence(...keys.map((key, index) => shroudedKey(key, password, salt(`key ${index}`))))),
    ),
  ];
  const safe = derBytes(sequence(...parts));
  const mac = createHmac('sha1', derive(password, salt('mac'), 'mac', 20))
    .update(safe)
    .digest();
  const digestInfo = sequence(sequence(oid(sha1), nothing()), octets(mac));
  const macData = sequence(digestInfo, octets(salt('mac')), integer(iterations));
  return derBytes(sequence(integer(3), dataPart(safe), macData));
}

function encryptedPart(bags: readonly Der[], password: string, salt: Uint8Array): Der {
  const { algorithm, encrypted } = encrypt(derBytes(sequence(...bags)), password, salt);
  const info = sequence(oid(pkcs12Oids.data), algorithm, implicitOctets(0, encrypted));
  return sequence(oid(pkcs12Oids.encryptedData), context(0, sequence(integer(0), info)));
}

function dataPart(content: Uint8Array): Der {
  return sequence(oid(pkcs12Oids.data), context(0, octets(content)));
}

function shroudedKey({ content, attributes }: Pkcs12Bag, password: string, salt: Uint8Array): Der {
  const { algorithm, encrypted } = encrypt(toBytes(content), password, salt);
  return bag(pkcs12Oids.shroudedKeyBag, sequence(algorithm, octets(encrypted)), attributes);
}

function bag(kind: string, content: Der, attributes: Asn1 | undefined): Der {
  return sequence(oid(kind), context(0, content), ...(attributes === undefined ? [] : [toBytes(attributes)]));
}

function encrypt(plain: Uint8Array, password: string, salt: Uint8Array) {
  const key = derive(password, salt, 'key', 24);
  const cipher = createCipheriv('des-ede3-cbc', key, derive(password, salt, 'block', 8));
  const encrypted = Buffer.concat([cipher.update(plain), cipher.final()]);
  const algorithm = sequence(oid(tripleDes), sequence(octets(salt), integer(iterations)));
  return { algorithm, encrypted };
}

function derive(
  password: string,
  salt: Uint8Array,
  purpose: Pkcs12Derivation['purpose'],
  length: number,
): Uint8Array {
  return pkcs12Key(password, { purpose, digest: 'SHA-1', salt, iterations, length });
}
