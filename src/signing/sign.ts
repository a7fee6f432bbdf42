import { createHash } from 'node:crypto';
import type { Certificate } from '../certificates/certificate.js';
import { context, derBytes, integer, octets, oid, sequence, set, time } from '../certificates/der.js';
import { isoTime, validityFault } from '../certificates/validity.js';
import { InputError } from '../input-error.js';
import { type Digest, signatureAlgorithm } from './algorithm.js';
import { issuerAndSerial } from './issuer-and-serial.js';
import { oids } from './oids.js';
import type { Signer } from './signer.js';

// What is the same in every message is written down once.
const version = derBytes(integer(1));
const dataType = derBytes(oid(oids.data));
const signedDataType = derBytes(oid(oids.signedData));
const signingTimeType = derBytes(oid(oids.signingTime));
const messageDigestType = derBytes(oid(oids.messageDigest));
const contentTypeAttribute = derBytes(sequence(oid(oids.contentType), set(dataType)));

export interface SignOptions {
  /** `sha256` when absent. */
  readonly digest?: Digest;
  /** Written into the message in whole seconds; must lie in the certificate's period of validity. */
  readonly signingTime: Date;
}

/**
 * Signs a profile the way devices take it: CMS SignedData (RFC 5652) in DER with the profile inside, one signer, signed
 * attributes in DER order, and the chain without its root.
 * @param profile the bytes to sign; a reader gets exactly these back.
 * @returns the DER of the signed profile. With an RSA key the same inputs give the same bytes.
 * @throws InputError when the certificate is not valid at the signing time, or the signer's answer is no signature.
 */
export async function signProfile(
  profile: Uint8Array,
  signer: Signer,
  { digest = 'sha256', signingTime }: SignOptions,
): Promise<Uint8Array> {
  const { certificate, chain } = signer;
  checkValidAt(certificate, signingTime);
  const algorithm = signatureAlgorithm(certificate.keyType, digest);
  const attributes = signedAttributes(createHash(digest).update(profile).digest(), signingTime);
  const signature = await signer.sign(derBytes(set(...attributes)), algorithm);
  const signerInfo = sequence(
    version,
    issuerAndSerial(certificate),
    algorithm.digestIdentifier,
    context(0, ...attributes),
    algorithm.identifier,
    octets(signature),
  );
  const signedData = sequence(
    version,
    set(algorithm.digestIdentifier),
    sequence(dataType, context(0, octets(profile))),
    context(0, ...[certificate, ...chain].map(({ der }) => der)),
    set(signerInfo),
  );
  return derBytes(sequence(signedDataType, context(0, signedData)));
}

function checkValidAt(certificate: Certificate, time: Date): void {
  const fault = validityFault(certificate, time);
  if (fault === undefined) return;
  throw new InputError(`The signing certificate ${fault}. The signing time is ${isoTime(time)}.`);
}

/** Sorted as DER sorts a SET OF: GnuTLS verifies no other order. */
function signedAttributes(digest: Uint8Array, signingTime: Date): Uint8Array[] {
  const attributes = [
    contentTypeAttribute,
    derBytes(sequence(signingTimeType, set(time(signingTime)))),
    derBytes(sequence(messageDigestType, set(octets(digest)))),
  ];
  return attributes.sort(Buffer.compare);
}
