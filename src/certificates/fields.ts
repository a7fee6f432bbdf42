import forge from 'node-forge';
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

/** Reads a certificate's fields from its DER, which node:crypto has accepted already. */
export function fieldsOf({ der }: Pick<Certificate, 'der'>): CertificateFields {
  const tbs = members(at(fromBytes(der), 0));
  // The version, [0], is absent in certificates of version 1.
  const [serial, , issuer] = tagged(tbs.slice(0, 1), 0) === undefined ? tbs : tbs.slice(1);
  if (serial === undefined || issuer === undefined) throw new Error('the certificate has no issuer');
  const extensions = extensionsIn(tbs);
  const subjectKeyIdentifier = extensions.get('2.5.29.14');
  return {
    issuer: toBytes(issuer),
    serial: octetsOf(serial),
    subjectKeyIdentifier: subjectKeyIdentifier && octetsOf(subjectKeyIdentifier),
    pathLength: pathLengthOf(extensions.get('2.5.29.19')),
    maySign: allowsSigning(extensions.get('2.5.29.15')),
  };
}

function extensionsIn(tbs: readonly Asn1[]): Map<string, Asn1> {
  const list = tagged(tbs, 3);
  const extensions = list === undefined ? [] : members(at(list, 0));
  return new Map(
    extensions.map((extension) => {
      const value = members(extension).at(-1);
      if (value === undefined) throw new Error('the certificate has an empty extension');
      return [oidOf(at(extension, 0)), fromBytes(octetsOf(value))];
    }),
  );
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
