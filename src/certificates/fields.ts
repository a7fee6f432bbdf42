import forge from 'node-forge';
import { InputError } from '../input-error.js';
import {
  type Asn1,
  at,
  fromBytes,
  isUniversal,
  members,
  numberOf,
  octetsOf,
  oidOf,
  tagged,
  toBytes,
} from './asn1.js';
import type { Certificate } from './certificate.js';

/** What node:crypto does not tell of a certificate. */
export interface CertificateFields {
  /** The DER of the issuer's name. */
  readonly issuer: Uint8Array;
  /** The content of the serial number's INTEGER. */
  readonly serial: Uint8Array;
  readonly subjectKeyIdentifier: Uint8Array | undefined;
  /** How many authorities may stand between it and the end of a chain; undefined is any number. */
  readonly pathLength: number | undefined;
  /** The key usage allows signatures on other things than certificates, or nothing limits it. */
  readonly maySign: boolean;
}

/** A certificate never changes, and the same one is asked for its fields with every profile that it signs. */
const known = new WeakMap<object, CertificateFields>();

/** Reads a certificate's fields from its DER. Throws InputError where node:crypto accepted what cannot be read here. */
export function fieldsOf(certificate: Certificate): CertificateFields {
  const fields = known.get(certificate) ?? readFields(certificate);
  known.set(certificate, fields);
  return fields;
}

function readFields({ der, subject }: Certificate): CertificateFields {
  try {
    return fieldsIn(members(at(fromBytes(der), 0)));
  } catch {
    throw new InputError(`the certificate "${subject}" has fields that cannot be read`);
  }
}

function fieldsIn(tbs: readonly Asn1[]): CertificateFields {
  // The version, [0], is absent in certificates of version 1.
  const [serial, , issuer] = tagged(tbs.slice(0, 1), 0) === undefined ? tbs : tbs.slice(1);
  if (serial === undefined || issuer === undefined) throw new Error('the certificate has no issuer');
  const subjectKeyIdentifier = extensionIn(tbs, '2.5.29.14');
  return {
    issuer: toBytes(issuer),
    serial: octetsOf(serial),
    subjectKeyIdentifier: subjectKeyIdentifier && octetsOf(subjectKeyIdentifier),
    pathLength: pathLengthOf(extensionIn(tbs, '2.5.29.19')),
    maySign: allowsSigning(extensionIn(tbs, '2.5.29.15')),
  };
}

/** The decoded value of an extension: identifier, whether it is critical (may be absent), and the value as octets. */
function extensionIn(tbs: readonly Asn1[], identifier: string): Asn1 | undefined {
  const list = tagged(tbs, 3);
  const extensions = list === undefined ? [] : members(at(list, 0));
  const value = extensions.find((extension) => oidOf(at(extension, 0)) === identifier);
  return value && fromBytes(octetsOf(members(value).at(-1) ?? value));
}

function pathLengthOf(basicConstraints: Asn1 | undefined): number | undefined {
  if (basicConstraints === undefined) return undefined;
  const last = members(basicConstraints).at(-1);
  return last !== undefined && isUniversal(last, forge.asn1.Type.INTEGER) ? numberOf(last) : undefined;
}

/** The first octet of a BIT STRING counts unused bits; then come digitalSignature and nonRepudiation (RFC 5280, 4.2.1.3). */
function allowsSigning(keyUsage: Asn1 | undefined): boolean {
  if (keyUsage === undefined) return true;
  const [, uses = 0] = toBytes(keyUsage).subarray(2);
  return (uses & 0b1100_0000) !== 0;
}
