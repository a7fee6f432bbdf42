import { type KeyObject, verify } from 'node:crypto';
import { promisify } from 'node:util';
import forge from 'node-forge';
import { type Asn1, binaryOf, sequence, toBytes } from '../certificates/asn1.js';
import { InputError } from '../input-error.js';
import type { SignatureAlgorithm } from './algorithm.js';
import type { Signer } from './signer.js';

const verifyAsync = promisify(verify);

/**
 * Asks the signer to sign and checks its answer with the certificate's key, so that neither a faulty program nor
 * another key's signature gets into a profile. ECDSA comes back as DER, whichever form the signer answers in.
 * Throws InputError when the answer is not a signature of the bytes by that key; passes on what the signer throws.
 */
export async function checkedSignature(
  bytes: Uint8Array,
  { certificate, sign }: Signer,
  algorithm: SignatureAlgorithm,
): Promise<Uint8Array> {
  const key = certificate.x509.publicKey;
  const answer = await sign(bytes, algorithm);
  if (await verifyAsync(algorithm.digest, bytes, key, answer)) return answer;
  if (await isSideBySide(bytes, answer, key, algorithm)) return derOf(answer);
  throw new InputError(
    `what the signer answered is no ${algorithm.name} signature of the profile by the key of "${certificate.subject}"`,
  );
}

/** Cloud key services answer r and s side by side, as JSON Web Signatures have them (IEEE P1363). */
async function isSideBySide(
  bytes: Uint8Array,
  answer: Uint8Array,
  key: KeyObject,
  algorithm: SignatureAlgorithm,
) {
  if (key.asymmetricKeyType !== 'ec') return false;
  return verifyAsync(algorithm.digest, bytes, { key, dsaEncoding: 'ieee-p1363' }, answer);
}

function derOf(sideBySide: Uint8Array): Uint8Array {
  const middle = sideBySide.length / 2;
  return toBytes(sequence(unsigned(sideBySide.subarray(0, middle)), unsigned(sideBySide.subarray(middle))));
}

/** INTEGER from an unsigned number: the shortest form, with a zero in front where its first bit would be a sign. */
function unsigned(bytes: Uint8Array): Asn1 {
  const digits = binaryOf(bytes).replace(/^\0+/, '');
  const value = digits.charCodeAt(0) < 0x80 ? digits : `\0${digits}`;
  const { asn1 } = forge;
  return asn1.create(asn1.Class.UNIVERSAL, asn1.Type.INTEGER, false, value);
}
