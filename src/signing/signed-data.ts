import forge from 'node-forge';
import {
  type Asn1,
  at,
  fromBytes,
  isUniversal,
  members,
  octetsOf,
  oidOf,
  tagged,
  toBytes,
  toSetBytes,
} from '../certificates/asn1.js';
import { type Certificate, readCertificate } from '../certificates/certificate.js';
import { fieldsOf } from '../certificates/fields.js';
import { credentialLooksLike } from '../certificates/looks-like.js';
import { InputError } from '../input-error.js';
import { oids } from './oids.js';

/** How a message is written down. Devices read DER; the others are not tried. */
export type MessageEncoding = 'DER' | 'PEM' | 'base64' | 'S/MIME';

/** An AlgorithmIdentifier. */
export interface Algorithm {
  readonly oid: string;
  readonly parameters: Asn1 | undefined;
}

/** What a signer signed beside the content. */
export interface SignedAttributes {
  /** The bytes that the signature is made of: the attributes as a SET. */
  readonly bytes: Uint8Array;
  /** Whether they stand in the order that DER demands of a SET. */
  readonly inOrder: boolean;
  /** The type of the content that was signed; undefined when it is absent or there is more than one. */
  readonly contentType: string | undefined;
  /** The digest of the content; undefined when it is absent or there is more than one. */
  readonly messageDigest: Uint8Array | undefined;
  readonly signingTime: Date | undefined;
}

/** One signature of a message. */
export interface SignerInfo {
  /** Whose certificate it is: the issuer's name in DER and the serial number, or a subject key identifier. */
  readonly identifier:
    | { readonly issuer: Uint8Array; readonly serial: Uint8Array }
    | { readonly subjectKeyIdentifier: Uint8Array };
  readonly digest: Algorithm;
  readonly algorithm: Algorithm;
  /** Undefined where the content itself was signed. */
  readonly attributes: SignedAttributes | undefined;
  readonly signature: Uint8Array;
}

/** A CMS SignedData message (RFC 5652), read but not judged. */
export interface SignedMessage {
  readonly encoding: MessageEncoding;
  readonly contentType: string;
  /** Undefined in a detached signature. */
  readonly content: Uint8Array | undefined;
  /** In the message's order. */
  readonly certificates: readonly Certificate[];
  readonly signers: readonly SignerInfo[];
}

/**
 * Reads CMS SignedData in DER or BER, indefinite lengths and content in pieces included.
 * Throws InputError when the bytes are no such message.
 */
export function readSignedData(bytes: Uint8Array, encoding: MessageEncoding): SignedMessage {
  try {
    const message = fromBytes(bytes);
    refuseOtherTypes(oidOf(at(message, 0)));
    return { encoding, ...signedDataOf(at(message, 1, 0)) };
  } catch (error) {
    if (error instanceof InputError) throw error;
    const seen = credentialLooksLike(bytes);
    const reason =
      seen === 'a CMS or PKCS#7 message' ? 'it is cut off or damaged' : `the file looks like ${seen}`;
    throw new InputError(`the signed profile cannot be read: ${reason}`);
  }
}

function refuseOtherTypes(type: string): void {
  if (type === oids.signedData) return;
  if (type === oids.envelopedData) {
    throw new InputError('the message is encrypted as a whole; only its recipient can open it');
  }
  throw new InputError(`the message is of type ${type}, where ${oids.signedData} (signed data) is expected`);
}

function signedDataOf(signedData: Asn1): Omit<SignedMessage, 'encoding'> {
  const fields = members(signedData);
  const content = tagged(members(at(signedData, 2)), 0);
  const certificates = tagged(fields, 0);
  const signers = fields.at(-1);
  if (!isUniversal(signers, forge.asn1.Type.SET)) throw new Error('the signers are missing');
  return {
    contentType: oidOf(at(signedData, 2, 0)),
    content: content && contentOf(at(content, 0)),
    certificates: certificates === undefined ? [] : members(certificates).flatMap(certificateIn),
    signers: members(signers).map(signerInfoOf),
  };
}

/** Before CMS, PKCS#7 allowed content that is no OCTET STRING; readers do not agree on what is signed then. */
function contentOf(content: Asn1): Uint8Array {
  if (!isUniversal(content, forge.asn1.Type.OCTETSTRING)) throw new Error('octets are expected');
  return octetsOf(content);
}

/** Other members of the set, such as attribute certificates, have a tag of their own. */
function certificateIn(choice: Asn1): Certificate[] {
  if (!isUniversal(choice, forge.asn1.Type.SEQUENCE)) return [];
  const certificate = readCertificate(toBytes(choice));
  // Refuses here, once for all who look for it later, a certificate whose fields cannot be read.
  fieldsOf(certificate);
  return [certificate];
}

function signerInfoOf(info: Asn1): SignerInfo {
  const identifier = at(info, 1);
  // SignerInfo is version, identifier, digest algorithm, [0] attributes when signed, signature algorithm, signature.
  const attributes = tagged(members(info).slice(3, 4), 0);
  const next = attributes === undefined ? 3 : 4;
  return {
    identifier: isUniversal(identifier, forge.asn1.Type.SEQUENCE)
      ? { issuer: toBytes(at(identifier, 0)), serial: octetsOf(at(identifier, 1)) }
      : { subjectKeyIdentifier: octetsOf(identifier) },
    digest: algorithmOf(at(info, 2)),
    algorithm: algorithmOf(at(info, next)),
    attributes: attributes && attributesOf(members(attributes)),
    signature: octetsOf(at(info, next + 1)),
  };
}

function algorithmOf(identifier: Asn1): Algorithm {
  return { oid: oidOf(at(identifier, 0)), parameters: members(identifier)[1] };
}

function attributesOf(attributes: readonly Asn1[]): SignedAttributes {
  const encoded = attributes.map(toBytes);
  const only = (type: string): Asn1 | undefined => {
    const values = attributes.filter((attribute) => oidOf(at(attribute, 0)) === type);
    const [first, ...others] = values.flatMap((attribute) => members(at(attribute, 1)));
    return others.length === 0 ? first : undefined;
  };
  const contentType = only(oids.contentType);
  const messageDigest = only(oids.messageDigest);
  return {
    bytes: toSetBytes(attributes),
    inOrder: encoded.every(
      (bytes, index) => index === 0 || Buffer.compare(encoded[index - 1] ?? bytes, bytes) <= 0,
    ),
    contentType: contentType && oidOf(contentType),
    messageDigest: messageDigest && octetsOf(messageDigest),
    signingTime: timeOf(only(oids.signingTime)),
  };
}

function timeOf(node: Asn1 | undefined): Date | undefined {
  if (node === undefined || typeof node.value !== 'string') return undefined;
  const { generalizedTimeToDate, Type, utcTimeToDate } = forge.asn1;
  const date = isUniversal(node, Type.UTCTIME)
    ? utcTimeToDate(node.value)
    : generalizedTimeToDate(node.value);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
