import { verify } from 'node:crypto';
import type { Certificate } from '../certificates/certificate.js';
import { derBytes, sequence, unsignedInteger } from '../certificates/der.js';
import { InputError } from '../input-error.js';
import type { SignatureAlgorithm } from './algorithm.js';

/**
 * Checks what a signer elsewhere answered with the certificate's key, so that neither a faulty program nor another
 * key's signature gets into a profile.
 * @returns the signature; for ECDSA as DER, whichever form the answer has.
 * @throws InputError when the answer is not a signature of the bytes by that key.
 */
export function checkAnswer(
  answer: Uint8Array,
  bytes: Uint8Array,
  { x509, subject }: Certificate,
  { name, digest }: SignatureAlgorithm,
): Uint8Array {
  const key = x509.publicKey;
  if (verify(digest, bytes, key, answer)) return answer;
  // Cloud key services answer r and s side by side, as JSON Web Signatures have them (IEEE P1363).
  const isSideBySide =
    key.asymmetricKeyType === 'ec' && verify(digest, bytes, { key, dsaEncoding: 'ieee-p1363' }, answer);
  if (isSideBySide) return derOf(answer);
  throw new InputError(
    `The answer of the signer is not a signature of the profile by the key of "${subject}" (${name}).`,
  );
}

function derOf(sideBySide: Uint8Array): Uint8Array {
  const middle = sideBySide.length / 2;
  const [r, s] = [sideBySide.subarray(0, middle), sideBySide.subarray(middle)];
  return derBytes(sequence(unsignedInteger(r), unsignedInteger(s)));
}
