import forge from 'node-forge';
import {
  type Asn1,
  isUniversal,
  members,
  octetsOf,
  oidOf,
  toBytes,
  toSetBytes,
} from '../certificates/asn1.js';
import {
  anything,
  checkVersion,
  context,
  either,
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
import { type Algorithm, algorithmOf } from '../certificates/fields.js';
import { oids } from './oids.js';

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

/** A `SignerInfo` of RFC 5652, 5.3. Throws ShapeError for what is none. */
export function signerInfoOf(info: Asn1): SignerInfo {
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
