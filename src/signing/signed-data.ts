import forge from 'node-forge';
import { type Asn1, at, fromBytes, isUniversal, octetsOf, oidOf, toBytes } from '../certificates/asn1.js';
import {
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
import { type Certificate, readCertificate } from '../certificates/certificate.js';
import { algorithmOf, fieldsOf } from '../certificates/fields.js';
import { credentialLooksLike } from '../certificates/looks-like.js';
import { InputError } from '../input-error.js';
import { oids } from './oids.js';
import { type SignerInfo, signerInfoOf } from './signer-info.js';

/** How a message is written down. Devices read DER; the others are not tried. */
export type MessageEncoding = 'DER' | 'PEM' | 'base64' | 'S/MIME';

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
