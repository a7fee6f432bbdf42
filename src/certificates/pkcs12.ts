import { createPrivateKey, type KeyObject } from 'node:crypto';
import { InputError } from '../input-error.js';
import { toBytes } from './asn1.js';
import { type Certificate, readCertificate } from './certificate.js';
import { BudgetError, IterationBudget } from './iteration-budget.js';
import { Memo } from './memo.js';
import { openPkcs12, type Pkcs12Bag, type Pkcs12File, pkcs12Oids } from './pkcs12-file.js';
import type { Pkcs12Protection } from './pkcs12-protection.js';

/** A private key with its certificate, as a PKCS#12 file (`.p12`, `.pfx`) holds it. */
export interface Pkcs12Identity {
  /** The certificate that belongs to the key. */
  readonly certificate: Certificate;
  /** The other certificates, in the file's order. */
  readonly chain: readonly Certificate[];
  /** @internal */
  readonly privateKey: KeyObject;
  /** How many private keys the file holds; the first that has its certificate is taken. */
  readonly keys: number;
  readonly protection: Pkcs12Protection;
}

/**
 * Opens a PKCS#12 file (RFC 7292) that holds RSA or elliptic-curve keys, in the modern form (AES) or the legacy
 * one (3DES, RC2-40). Throws InputError when the bytes are none, the password is wrong, or no private key has its
 * certificate in the file.
 *
 * @param budget for all files of a run together; a file that was opened before costs nothing. When absent, the file has
 * one of its own.
 * @throws BudgetError, an InputError, when the file asks for more key derivation than the budget has left
 */
export function readPkcs12(
  bytes: Uint8Array,
  password: string,
  budget: IterationBudget = new IterationBudget(),
): Pkcs12Identity {
  const reading = read.get([bytes, password], () => tryRead(bytes, password, budget));
  if ('refused' in reading) throw new InputError(reading.refused);
  return reading;
}

/** Opening takes long, and the same file may be named many times over. */
const read = new Memo<Pkcs12Identity | { readonly refused: string }>(50);

function tryRead(bytes: Uint8Array, password: string, budget: IterationBudget) {
  try {
    return identityIn(openPkcs12(bytes, password, budget));
  } catch (error) {
    if (!(error instanceof InputError) || error instanceof BudgetError) throw error;
    return { refused: error.message };
  }
}

function identityIn({ mac, bags }: Pkcs12File): Pkcs12Identity {
  const keyBags = bags.filter(({ kind }) => kind === pkcs12Oids.keyBag);
  const certificates = bags.flatMap(({ certificate }) => (certificate ? [readCertificate(certificate)] : []));
  for (const { content, encryption } of keyBags) {
    const privateKey = privateKeyOf(content);
    const certificate = certificates.find(({ x509 }) => x509.checkPrivateKey(privateKey));
    if (certificate === undefined) continue;
    const chain = certificates.filter((other) => other !== certificate);
    const around = bags.find((bag) => bag.certificate !== undefined)?.encryption;
    const protection = { mac, key: encryption, certificates: around };
    return { certificate, chain, privateKey, keys: keyBags.length, protection };
  }
  throw new InputError(`The PKCS#12 file holds no ${missing(keyBags, certificates)}.`);
}

function privateKeyOf(pkcs8: Pkcs12Bag['content']): KeyObject {
  try {
    return createPrivateKey({ key: Buffer.from(toBytes(pkcs8)), format: 'der', type: 'pkcs8' });
  } catch {
    throw new InputError(
      'The PKCS#12 file holds a private key of another kind than RSA and elliptic curves.',
    );
  }
}

function missing(keys: readonly Pkcs12Bag[], certificates: readonly Certificate[]): string {
  if (keys.length === 0) return 'private key';
  return certificates.length === 0 ? 'certificate' : 'certificate that belongs to its private key';
}
