import type { Certificate } from '../certificates/certificate.js';
import { type Der, sameInteger, sequence } from '../certificates/der.js';
import { fieldsOf } from '../certificates/fields.js';

/** IssuerAndSerialNumber, by which a message says whose certificate it means (RFC 5652, 10.2.4). */
export function issuerAndSerial(certificate: Certificate): Der {
  const { issuer, serial } = fieldsOf(certificate);
  return sequence(issuer, sameInteger(serial));
}
