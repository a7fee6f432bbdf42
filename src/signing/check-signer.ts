import { constants, createHash, verify, type X509Certificate } from 'node:crypto';
import { type Asn1, at, members, numberOf, oidOf, tagged } from '../certificates/asn1.js';
import type { Certificate } from '../certificates/certificate.js';
import type { Algorithm } from '../certificates/fields.js';
import { digestNames, oids, type SignatureScheme, signatureSchemes } from './oids.js';
import type { SignedMessage } from './signed-data.js';
import type { SignerInfo } from './signer-info.js';

/** How a signature was made. */
export interface SignatureMethod {
  /** The name that node:crypto takes, for example `sha256`. */
  readonly digest: string;
  readonly scheme: SignatureScheme;
  /** RSA-PSS alone: the length of its salt in bytes. */
  readonly saltLength: number | undefined;
}

/** The method that a signer names, or the reason why it cannot be checked. */
export function methodOf({ digest, algorithm }: SignerInfo): SignatureMethod | string {
  const name = digestNames[digest.oid];
  return name === undefined ? `its digest algorithm ${digest.oid} is not known` : methodWith(algorithm, name);
}

function methodWith(algorithm: Algorithm, name: string): SignatureMethod | string {
  const [scheme, ownDigest] = signatureSchemes[algorithm.oid] ?? [];
  if (scheme === undefined) return `its algorithm ${algorithm.oid} is not known`;
  if (scheme === 'RSA-PSS') return pssMethod(algorithm, name);
  if (ownDigest !== undefined && ownDigest !== name) return 'it names two different digest algorithms';
  return { digest: name, scheme, saltLength: undefined };
}

/** The digest that a certificate's signature was made with; undefined where it is not known. */
export function digestOfAlgorithm({ oid, parameters }: Algorithm): string | undefined {
  if (oid !== oids.rsaPss) return signatureSchemes[oid]?.[1];
  const own = parameters && tagged(members(parameters), 0);
  return nameOfDigest(own && at(own, 0, 0));
}

/** RSASSA-PSS-params (RFC 4055): the digest, the mask's digest and the salt's length, all with defaults. */
function pssMethod({ parameters }: Algorithm, digest: string): SignatureMethod | string {
  try {
    const fields = parameters === undefined ? [] : members(parameters);
    const own = tagged(fields, 0);
    const mask = tagged(fields, 1);
    const salt = tagged(fields, 2);
    const names = [own && at(own, 0, 0), mask && at(mask, 0, 1, 0)].map(nameOfDigest);
    if (names.some((name) => name !== digest)) return 'it names different digest algorithms';
    return { digest, scheme: 'RSA-PSS', saltLength: salt === undefined ? 20 : numberOf(at(salt, 0)) };
  } catch {
    return 'its RSA-PSS parameters cannot be read';
  }
}

function nameOfDigest(oid: Asn1 | undefined): string | undefined {
  return oid === undefined ? 'sha1' : digestNames[oidOf(oid)];
}

/** Why the signature does not hold for the content under a certificate's key; undefined when it holds. */
export function faultOf(
  message: SignedMessage,
  content: Uint8Array,
  { attributes, signature }: SignerInfo,
  method: SignatureMethod,
  { x509 }: Certificate,
): string | undefined {
  const stranger = message.digests.find((oid) => digestNames[oid] === undefined);
  if (stranger !== undefined) return `the message announces the unknown digest algorithm ${stranger}`;
  if (!message.digests.some((oid) => digestNames[oid] === method.digest)) {
    return 'the message does not announce its digest algorithm, so other programs do not check it';
  }
  if (attributes !== undefined) {
    const digest = createHash(method.digest).update(content).digest();
    if (attributes.contentType !== message.contentType) return 'it is for another type of content';
    if (!digest.equals(attributes.messageDigest)) return 'the content was changed after it was signed';
  } else if (message.contentType !== oids.data) {
    return 'it has no signed attributes, which its type of content needs';
  }
  const signed = attributes?.bytes ?? content;
  return holds(signed, signature, method, x509)
    ? undefined
    : 'it was not made with the key of its certificate';
}

const keyTypes: Readonly<Record<SignatureScheme, readonly string[]>> = {
  RSA: ['rsa'],
  'RSA-PSS': ['rsa', 'rsa-pss'],
  ECDSA: ['ec'],
};

function holds(
  signed: Uint8Array,
  signature: Uint8Array,
  { digest, scheme, saltLength }: SignatureMethod,
  x509: X509Certificate,
): boolean {
  try {
    const key = x509.publicKey;
    if (!keyTypes[scheme].includes(key.asymmetricKeyType ?? '')) return false;
    const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength };
    return verify(digest, signed, { key, ...(scheme === 'RSA-PSS' && pss) }, signature);
  } catch {
    // A key or signature that OpenSSL cannot read.
    return false;
  }
}
