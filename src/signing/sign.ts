import { createHash } from 'node:crypto';
import forge from 'node-forge';
import {
  type Asn1,
  context,
  fromBytes,
  integer,
  nothing,
  octets,
  oid,
  sequence,
  set,
  toBytes,
} from '../certificates/asn1.js';
import type { Certificate } from '../certificates/certificate.js';
import { isoTime, validityFault } from '../certificates/validity.js';
import { InputError } from '../input-error.js';
import { type Digest, digests, type SignatureAlgorithm, signatureAlgorithm } from './algorithm.js';
import { checkedSignature } from './checked-signature.js';
import { issuerAndSerial } from './issuer-and-serial.js';
import { oids } from './oids.js';
import type { Signer } from './signer.js';

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
  const signature = await checkedSignature(toBytes(set(...attributes)), signer, algorithm);
  const signerInfo = sequence(
    integer(1),
    issuerAndSerial(certificate),
    digestIdentifier(algorithm),
    context(0, ...attributes),
    signatureIdentifier(algorithm),
    octets(signature),
  );
  const signedData = sequence(
    integer(1),
    set(digestIdentifier(algorithm)),
    sequence(oid(oids.data), context(0, octets(profile))),
    context(0, ...[certificate, ...chain].map(({ der }) => fromBytes(der))),
    set(signerInfo),
  );
  return toBytes(sequence(oid(oids.signedData), context(0, signedData)));
}

function checkValidAt(certificate: Certificate, time: Date): void {
  const fault = validityFault(certificate, time);
  if (fault === undefined) return;
  throw new InputError(`the signing certificate ${fault}; the signing time is ${isoTime(time)}`);
}

/** Sorted as DER sorts a SET OF: GnuTLS verifies no other order. */
function signedAttributes(digest: Uint8Array, signingTime: Date): Asn1[] {
  const attributes = [
    sequence(oid(oids.contentType), set(oid(oids.data))),
    sequence(oid(oids.signingTime), set(timeOf(signingTime))),
    sequence(oid(oids.messageDigest), set(octets(digest))),
  ];
  return attributes.sort((a, b) => Buffer.compare(toBytes(a), toBytes(b)));
}

/** UTCTime through 2049, GeneralizedTime afterwards (RFC 5652, 11.3). */
function timeOf(date: Date): Asn1 {
  const { Class, create, dateToGeneralizedTime, dateToUtcTime, Type } = forge.asn1;
  return date.getUTCFullYear() < 2050
    ? create(Class.UNIVERSAL, Type.UTCTIME, false, dateToUtcTime(date))
    : create(Class.UNIVERSAL, Type.GENERALIZEDTIME, false, dateToGeneralizedTime(date));
}

function digestIdentifier({ digest }: SignatureAlgorithm): Asn1 {
  return sequence(oid(digests[digest]), nothing());
}

/** RSA has NULL as its parameters, ECDSA none (RFC 3370, RFC 5754). */
function signatureIdentifier({ oid: identifier }: SignatureAlgorithm): Asn1 {
  return identifier === oids.rsaEncryption ? sequence(oid(identifier), nothing()) : sequence(oid(identifier));
}
