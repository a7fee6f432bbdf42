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
  toBytes,
  toSetBytes,
} from '../certificates/asn1.js';
import {
  anything,
  context,
  type Field,
  fieldsIn,
  identifier,
  integer,
  octets,
  optional,
  ShapeError,
  sequence,
  set,
  valuesIn,
} from '../certificates/asn1-shape.js';
import { type Certificate, readCertificate } from '../certificates/certificate.js';
import { type Algorithm, algorithmOf, fieldsOf } from '../certificates/fields.js';
import { credentialLooksLike } from '../certificates/looks-like.js';
import { InputError } from '../input-error.js';
import { oids } from './oids.js';

/** How a message is written down. Devices read DER; the others are not tried. */
export type MessageEncoding = 'DER' | 'PEM' | 'base64' | 'S/MIME';

/** What a signer signed beside the content. */
export interface SignedAttributes {
  /** The bytes that the signature is made of: the attributes as a SET. */
  readonly bytes: Uint8Array;
  /** Whether they stand in the order that DER demands of a SET. */
  readonly inOrder: boolean;
  /** The type of the content that was signed. */
  readonly contentType: string;
  /** The digest of the content. */
  readonly messageDigest: Uint8Array;
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
  /** The object identifiers of the digests that the message announces. */
  readonly digests: readonly string[];
  /** Undefined in a detached signature. */
  readonly content: Uint8Array | undefined;
  /** In the message's order. */
  readonly certificates: readonly Certificate[];
  readonly signers: readonly SignerInfo[];
}

/** A profile has one signer and a few authorities above it; more would only keep the verifier busy. */
const maximumSigners = 10;
const maximumCertificates = 50;

/**
 * Reads CMS SignedData in DER or BER, indefinite lengths and content in pieces included; by the letter of RFC 5652,
 * because readers differ in what they pass over and so see different messages.
 * Throws InputError when the bytes are no such message.
 */
export function readSignedData(bytes: Uint8Array, encoding: MessageEncoding): SignedMessage {
  try {
    const message = fromBytes(bytes);
    refuseOtherTypes(oidOf(at(message, 0)));
    const [, content] = fieldsIn('ContentInfo', message, identifier('contentType'), context('content', 0));
    const [signedData] = fieldsIn('content', content, sequence('SignedData'));
    return { encoding, ...signedDataOf(signedData) };
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`The signed profile cannot be read: ${reasonOf(error, bytes)}.`);
  }
}

function reasonOf(error: unknown, bytes: Uint8Array): string {
  const seen = credentialLooksLike(bytes);
  if (seen !== 'a CMS or PKCS#7 message') return `the file looks like ${seen}`;
  if (!(error instanceof ShapeError)) return 'it is cut off or damaged';
  return `${error.message}. RFC 5652 does not allow that, and programs that read it see different messages`;
}

function refuseOtherTypes(type: string): void {
  if (type === oids.signedData) return;
  if (type === oids.envelopedData) {
    throw new InputError('The whole message is encrypted. Only its recipient can open it.');
  }
  throw new InputError(`The message has the type ${type}. Signed data (${oids.signedData}) is expected.`);
}

function signedDataOf(signedData: Asn1): Omit<SignedMessage, 'encoding'> {
  const [version, digests, encapsulated, certificates, revocations, signers] = fieldsIn(
    'SignedData',
    signedData,
    integer('version'),
    set('digestAlgorithms'),
    sequence('encapContentInfo'),
    optional(context('certificates', 0)),
    optional(context('crls', 1)),
    set('signerInfos'),
  );
  checkVersion('SignedData', version, [1, 3, 4, 5]);
  if (revocations !== undefined) valuesIn('crls', revocations, revocation);
  const signerInfos = valuesIn('signerInfos', signers, sequence('SignerInfo'));
  refuseMore(signerInfos, maximumSigners, 'signers');
  return {
    digests: valuesIn('digestAlgorithms', digests, sequence('AlgorithmIdentifier')).map(
      (digest) => algorithmOf(digest).oid,
    ),
    ...contentOf(encapsulated),
    certificates: certificates === undefined ? [] : certificatesIn(certificates),
    signers: signerInfos.map(signerInfoOf),
  };
}

/** Old versions differ in what the message may hold, and no reader is known to mind the number. */
function checkVersion(what: string, version: Asn1, allowed: readonly number[]): void {
  if (!allowed.includes(numberOf(version))) throw new ShapeError(`${what} has a version that does not exist`);
}

function refuseMore(values: readonly unknown[], maximum: number, what: string): void {
  if (values.length <= maximum) return;
  throw new InputError(`The message holds ${values.length} ${what}. alwayson reads at most ${maximum}.`);
}

/** Before CMS, PKCS#7 allowed content that is no OCTET STRING; readers do not agree on what is signed then. */
function contentOf(encapsulated: Asn1): Pick<SignedMessage, 'contentType' | 'content'> {
  const [type, around] = fieldsIn(
    'encapContentInfo',
    encapsulated,
    identifier('eContentType'),
    optional(context('eContent', 0)),
  );
  const contentType = oidOf(type);
  if (around === undefined) return { contentType, content: undefined };
  const [content] = fieldsIn('eContent', around, octets('the OCTET STRING'));
  return { contentType, content: octetsOf(content) };
}

/** Revocation lists are not looked at; other forms of them have the tag 1. */
const revocation = either(sequence('a revocation list'), context('a revocation list', 1));

/** Beside certificates there are attribute certificates of two versions and other forms, which are passed over. */
const certificateChoice = either(
  sequence('a certificate'),
  context('an attribute certificate', 1),
  context('an attribute certificate', 2),
  context('another certificate', 3),
);

function either(first: Field, ...others: readonly Field[]) {
  const fields = [first, ...others];
  const fits = (node: Asn1) => fields.some((field) => field.fits(node));
  return { name: first.name, fits, optional: false } as const;
}

function certificatesIn(certificates: Asn1): Certificate[] {
  const choices = valuesIn('certificates', certificates, certificateChoice);
  refuseMore(choices, maximumCertificates, 'certificates');
  return choices
    .filter((choice) => isUniversal(choice, forge.asn1.Type.SEQUENCE))
    .map((choice) => {
      const certificate = readCertificate(toBytes(choice));
      // Refuses here, once for all who look for it later, a certificate whose fields cannot be read.
      fieldsOf(certificate);
      return certificate;
    });
}

function signerInfoOf(info: Asn1): SignerInfo {
  const [version, sid, digest, signedAttributes, algorithm, signature, unsignedAttributes] = fieldsIn(
    'SignerInfo',
    info,
    integer('version'),
    either(sequence('sid'), context('sid', 0)),
    sequence('digestAlgorithm'),
    optional(context('signedAttrs', 0)),
    sequence('signatureAlgorithm'),
    octets('signature'),
    optional(context('unsignedAttrs', 1)),
  );
  checkVersion('SignerInfo', version, [1, 3]);
  if (unsignedAttributes !== undefined) readAttributes('unsignedAttrs', unsignedAttributes);
  return {
    identifier: identifierOf(sid),
    digest: algorithmOf(digest),
    algorithm: algorithmOf(algorithm),
    attributes: signedAttributes && attributesOf(signedAttributes),
    signature: octetsOf(signature),
  };
}

function identifierOf(sid: Asn1): SignerInfo['identifier'] {
  if (!isUniversal(sid, forge.asn1.Type.SEQUENCE)) return { subjectKeyIdentifier: octetsOf(sid) };
  const [issuer, serial] = fieldsIn(
    'IssuerAndSerialNumber',
    sid,
    sequence('issuer'),
    integer('serialNumber'),
  );
  return { issuer: toBytes(issuer), serial: octetsOf(serial) };
}

interface Attribute {
  readonly type: string;
  readonly values: readonly Asn1[];
}

function readAttributes(what: string, attributes: Asn1): Attribute[] {
  const nodes = valuesIn(what, attributes, sequence('Attribute'));
  if (nodes.length === 0) throw new ShapeError(`${what} is empty`);
  return nodes.map((node) => {
    const [type, values] = fieldsIn('Attribute', node, identifier('attrType'), set('attrValues'));
    return { type: oidOf(type), values: valuesIn('attrValues', values, anything('a value')) };
  });
}

function attributesOf(node: Asn1): SignedAttributes {
  const read = readAttributes('signedAttrs', node);
  const nodes = members(node);
  const encoded = nodes.map(toBytes);
  /** RFC 5652, 11: each of these stands in it once, with one value. */
  const only = (name: 'contentType' | 'messageDigest' | 'signingTime'): Asn1 | undefined => {
    const [first, ...others] = read.filter(({ type }) => type === oids[name]);
    if (first === undefined) return undefined;
    if (others.length > 0) throw new ShapeError(`signedAttrs holds ${name} more than once`);
    const [value, ...more] = first.values;
    if (value === undefined || more.length > 0)
      throw new ShapeError(`${name} does not have exactly one value`);
    return value;
  };
  const needed = (name: 'contentType' | 'messageDigest'): Asn1 => {
    const value = only(name);
    if (value === undefined) throw new ShapeError(`signedAttrs has no ${name}`);
    return value;
  };
  const time = only('signingTime');
  const messageDigest = needed('messageDigest');
  if (!isUniversal(messageDigest, forge.asn1.Type.OCTETSTRING)) {
    throw new ShapeError('messageDigest is not an OCTET STRING');
  }
  return {
    bytes: toSetBytes(nodes),
    inOrder: encoded.every(
      (bytes, index) => index === 0 || Buffer.compare(encoded[index - 1] ?? bytes, bytes) <= 0,
    ),
    contentType: oidOf(needed('contentType')),
    messageDigest: octetsOf(messageDigest),
    signingTime: time && timeOf(time),
  };
}

/** RFC 5652, 11.3: in UTC, with seconds and without fractions. */
function timeOf(node: Asn1): Date {
  const { generalizedTimeToDate, Type, utcTimeToDate } = forge.asn1;
  const text = typeof node.value === 'string' ? node.value : '';
  const isUtc = isUniversal(node, Type.UTCTIME) && /^\d{12}Z$/.test(text);
  const isGeneralized = isUniversal(node, Type.GENERALIZEDTIME) && /^\d{14}Z$/.test(text);
  const date = isUtc ? utcTimeToDate(text) : isGeneralized ? generalizedTimeToDate(text) : undefined;
  if (date === undefined || Number.isNaN(date.getTime())) {
    throw new ShapeError('signingTime is not a time in UTC with seconds');
  }
  return date;
}
