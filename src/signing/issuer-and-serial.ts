import forge from 'node-forge';
import { type Asn1, binaryOf, fromBytes, sequence } from '../certificates/asn1.js';
import type { Certificate } from '../certificates/certificate.js';
import { fieldsOf } from '../certificates/fields.js';

/** IssuerAndSerialNumber, by which a message says whose certificate it means (RFC 5652, 10.2.4). */
export function issuerAndSerial(certificate: Certificate): Asn1 {
  const { issuer, serial } = fieldsOf(certificate);
  const { asn1 } = forge;
  const number = asn1.create(asn1.Class.UNIVERSAL, asn1.Type.INTEGER, false, binaryOf(serial));
  return sequence(fromBytes(issuer), number);
}
