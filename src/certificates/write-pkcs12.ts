import { createCipheriv, createHmac, pbkdf2Sync } from 'node:crypto';
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
import { pkcs12Oids } from './pkcs12-file.js';
import {
  nodeName,
  type Pkcs12Derivation,
  type Pkcs12Digest,
  pkcs12Digests,
  pkcs12Key,
} from './pkcs12-key.js';

/** A key (its PKCS#8), certificate or other thing to be written, with its attributes. */
export interface BagToWrite {
  readonly kind: string;
  readonly content: Der;
  /** The SET of its attributes. */
  readonly attributes: Der | undefined;
}

/**
 * How a PKCS#12 file is protected. `modern` is what OpenSSL 3 writes by itself: AES-256 (PBES2) and a SHA-256 MAC.
 * `legacy` is what every iOS opens: 3DES and a SHA-1 MAC.
 */
export type Pkcs12Form = 'modern' | 'legacy';

/** Gives bytes to salt with, for a use that occurs once in a file. */
export type Salt = (use: string, size: number) => Uint8Array;

/**
 * What OpenSSL and Apple's own tools write, so that readers are known to take it. More would protect nothing: the
 * password of such a file is in the same profile.
 */
const iterations = 2048;

/** How one part is encrypted. */
type Encrypt = (plain: Uint8Array, password: string, use: string, salt: Salt) => Encrypted;

interface Encrypted {
  readonly algorithm: Der;
  readonly encrypted: Uint8Array;
}

/** How the integrity of a file is protected. */
interface Mac {
  readonly digest: Pkcs12Digest;
  readonly identifier: string;
  readonly saltSize: number;
}

const forms: Readonly<Record<Pkcs12Form, { readonly encrypt: Encrypt; readonly mac: Mac }>> = {
  modern: {
    encrypt: encryptModern,
    mac: { digest: 'SHA-256', identifier: '2.16.840.1.101.3.4.2.1', saltSize: 16 },
  },
  legacy: {
    encrypt: encryptLegacy,
    mac: { digest: 'SHA-1', identifier: '1.3.14.3.2.26', saltSize: 8 },
  },
};

const oids = {
  tripleDes: '1.2.840.113549.1.12.1.3',
  pbes2: '1.2.840.113549.1.5.13',
  pbkdf2: '1.2.840.113549.1.5.12',
  hmacSha256: '1.2.840.113549.2.9',
  aes256Cbc: '2.16.840.1.101.3.4.1.42',
} as const;

/** Writes a PKCS#12 file (RFC 7292): each key encrypted by itself, all other bags together. */
export function writePkcs12(
  bags: readonly BagToWrite[],
  password: string,
  form: Pkcs12Form,
  salt: Salt,
): Uint8Array {
  const { encrypt, mac } = forms[form];
  const keys = bags.filter(({ kind }) => kind === pkcs12Oids.keyBag);
  const others = bags.filter(({ kind }) => kind !== pkcs12Oids.keyBag);
  const certificates = encrypt(derBytes(sequence(...others.map(bag))), password, 'certificates', salt);
  const shrouded = keys.map(({ content, attributes }, index) => {
    const { algorithm, encrypted } = encrypt(derBytes(content), password, `key ${index}`, salt);
    return bag({
      kind: pkcs12Oids.shroudedKeyBag,
      content: sequence(algorithm, octets(encrypted)),
      attributes,
    });
  });
  const safe = derBytes(sequence(encryptedPart(certificates), dataPart(derBytes(sequence(...shrouded)))));
  return derBytes(sequence(integer(3), dataPart(safe), macData(safe, password, mac, salt)));
}

function bag({ kind, content, attributes }: BagToWrite): Der {
  return sequence(oid(kind), context(0, content), ...(attributes === undefined ? [] : [attributes]));
}

function encryptedPart({ algorithm, encrypted }: Encrypted): Der {
  const info = sequence(oid(pkcs12Oids.data), algorithm, implicitOctets(0, encrypted));
  return sequence(oid(pkcs12Oids.encryptedData), context(0, sequence(integer(0), info)));
}

function dataPart(content: Uint8Array): Der {
  return sequence(oid(pkcs12Oids.data), context(0, octets(content)));
}

function macData(safe: Uint8Array, password: string, mac: Mac, saltOf: Salt): Der {
  const { digest, identifier, saltSize } = mac;
  const salt = saltOf('mac', saltSize);
  const length = pkcs12Digests[digest].size;
  const key = pkcs12Key(password, { purpose: 'mac', digest, salt, iterations, length });
  const value = createHmac(nodeName(digest), key).update(safe).digest();
  return sequence(
    sequence(sequence(oid(identifier), nothing()), octets(value)),
    octets(salt),
    integer(iterations),
  );
}

function encryptLegacy(plain: Uint8Array, password: string, use: string, saltOf: Salt): Encrypted {
  const salt = saltOf(use, 8);
  const derive = (purpose: Pkcs12Derivation['purpose'], length: number) =>
    pkcs12Key(password, { purpose, digest: 'SHA-1', salt, iterations, length });
  const cipher = createCipheriv('des-ede3-cbc', derive('key', 24), derive('block', 8));
  return {
    algorithm: sequence(oid(oids.tripleDes), sequence(octets(salt), integer(iterations))),
    encrypted: Buffer.concat([cipher.update(plain), cipher.final()]),
  };
}

function encryptModern(plain: Uint8Array, password: string, use: string, saltOf: Salt): Encrypted {
  const salt = saltOf(use, 16);
  const vector = saltOf(`${use} vector`, 16);
  const cipher = createCipheriv('aes-256-cbc', pbkdf2Sync(password, salt, iterations, 32, 'sha256'), vector);
  const derivation = sequence(
    oid(oids.pbkdf2),
    sequence(octets(salt), integer(iterations), sequence(oid(oids.hmacSha256), nothing())),
  );
  return {
    algorithm: sequence(oid(oids.pbes2), sequence(derivation, sequence(oid(oids.aes256Cbc), octets(vector)))),
    encrypted: Buffer.concat([cipher.update(plain), cipher.final()]),
  };
}
