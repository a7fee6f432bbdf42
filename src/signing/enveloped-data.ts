import forge from 'node-forge';
import { type Asn1, at, fromBytes, isUniversal, members, octetsOf, oidOf } from '../certificates/asn1.js';
import { credentialLooksLike } from '../certificates/looks-like.js';
import { nameText } from '../certificates/name-text.js';
import { InputError } from '../input-error.js';
import { contentCiphers, oids } from './oids.js';

/** What can be seen of a CMS EnvelopedData message (RFC 5652) without a key that opens it. */
export interface EnvelopedMessage {
  /** The cipher of the content, for example `AES-256-CBC`; an object identifier where it is not known. */
  readonly cipher: string;
  /** For whom it is, for people: `serial number 0a1b, issued by O=Contoso, CN=Devices`. */
  readonly recipients: readonly string[];
}

/** Reads CMS EnvelopedData in DER or BER. Throws InputError when the bytes are no such message. */
export function readEnvelopedData(bytes: Uint8Array): EnvelopedMessage {
  try {
    const message = fromBytes(bytes);
    if (oidOf(at(message, 0)) !== oids.envelopedData) throw new Error('another type of message');
    const fields = members(at(message, 1, 0));
    const recipients = fields.find((field) => isUniversal(field, forge.asn1.Type.SET));
    const encrypted = fields.find((field) => isUniversal(field, forge.asn1.Type.SEQUENCE));
    if (encrypted === undefined) throw new Error('the content is missing');
    const cipher = oidOf(at(encrypted, 1, 0));
    return { cipher: contentCiphers[cipher] ?? cipher, recipients: members(recipients).map(recipientText) };
  } catch {
    throw new InputError(
      `The file looks like ${credentialLooksLike(bytes)}. An encrypted CMS message is expected.`,
    );
  }
}

/** Of the five kinds of recipient, RSA keys have the one that is a SEQUENCE. */
function recipientText(info: Asn1): string {
  if (!isUniversal(info, forge.asn1.Type.SEQUENCE)) return 'a recipient without an RSA key';
  const identifier = at(info, 1);
  if (!isUniversal(identifier, forge.asn1.Type.SEQUENCE)) {
    return `subject key identifier ${hex(octetsOf(identifier))}`;
  }
  const [issuer, serial] = [at(identifier, 0), at(identifier, 1)];
  // The zero in front only says that the number is not negative.
  const digits = hex(octetsOf(serial)).replace(/^00(?=..)/, '');
  return `serial number ${digits}, issued by ${nameText(issuer)}`;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
