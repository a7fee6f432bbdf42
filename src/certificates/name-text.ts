import forge from 'node-forge';
import { type Asn1, at, members, octetsOf, oidOf } from './asn1.js';

/** The parts of a name that have a short form (RFC 4519). */
export const shortForms: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '0.9.2342.19200300.100.1.25': 'DC',
};

/** A distinguished name for people, in the order of the certificate: `C=DE, O=Contoso, CN=vpn.contoso.com`. */
export function nameText(name: Asn1): string {
  const parts = members(name).flatMap(members);
  return parts
    .map((part) => {
      const type = oidOf(at(part, 0));
      return `${shortForms[type] ?? type}=${attributeText(at(part, 1))}`;
    })
    .join(', ');
}

/** The text of one part of a name. */
export function attributeText(node: Asn1): string {
  const bytes = Buffer.from(octetsOf(node));
  switch (node.type) {
    case forge.asn1.Type.UTF8:
      return bytes.toString('utf8');
    case forge.asn1.Type.BMPSTRING:
      return bytes.length % 2 === 0 ? bytes.swap16().toString('utf16le') : bytes.toString('hex');
    default:
      return bytes.toString('latin1');
  }
}
