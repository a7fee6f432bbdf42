import type { Certificate } from '../certificates/certificate.js';
import { isoTime } from '../certificates/validity.js';
import type { Finding } from '../finding.js';
import { InputError } from '../input-error.js';
import { get, itemsAt, stringAt } from '../plist/navigate.js';
import type { PlistNode } from '../plist/node.js';
import { readPlist } from '../plist/read.js';
import { redact } from '../secrets/redact.js';
import type { SignedMessage } from '../signing/signed-data.js';
import { unwrap } from '../signing/unwrap.js';

/** What a device shows of who signed a profile; one with a broken signature it does not install at all. */
export type Standing = 'Verified' | 'Not Verified' | 'Not Signed' | 'rejected';

/** A certificate as it is shown. */
export interface CertificateView {
  readonly subject: string;
  readonly issuer: string;
  readonly notBefore: string;
  readonly notAfter: string;
  /** SHA-256 of the DER, in hexadecimal. */
  readonly fingerprint: string;
}

/** A signature as it is shown. */
export interface SignatureView {
  readonly valid: boolean;
  /** For example `RSA with SHA-256`; absent where the algorithm is not known. */
  readonly method?: string;
  readonly signingTime?: string;
  /** The signer, then the certificates above it as far as they are known. */
  readonly path: readonly CertificateView[];
}

/** A value as it is shown: secrets redacted, data by its size. */
export type Shown = string | number | boolean | readonly Shown[] | { readonly [key: string]: Shown };

/** What is in a profile, to be shown. Data only. */
export interface Inspection {
  readonly standing: Standing;
  readonly signature?: SignatureView;
  readonly payloads: readonly {
    readonly type: string;
    readonly name?: string;
    readonly identifier?: string;
  }[];
  readonly encrypted: boolean;
  readonly content: Shown;
  /** What is wrong with the signature or with the form of the property list. */
  readonly findings: readonly Finding[];
}

/** By what a signature is judged. */
export interface InspectOptions {
  /** The certificates that a chain has to end in. */
  readonly trust: readonly Certificate[];
  /** The moment for which the chain is judged. */
  readonly at: Date;
}

/**
 * Looks into a profile, signed or not.
 *
 * @throws InputError when it cannot be read
 */
export async function inspectProfile(bytes: Uint8Array, options: InspectOptions): Promise<Inspection> {
  const { content, cms } = await unwrap(bytes);
  if (content === undefined) throw new InputError('this is a signature without the profile that it signs');
  const { root, findings } = readPlist(content);
  const signed = cms === undefined ? undefined : await inspectSignature(cms, options);
  return {
    standing: signed?.standing ?? 'Not Signed',
    ...(signed !== undefined && { signature: signed.view }),
    payloads: itemsAt(root, 'PayloadContent').map(payloadView),
    encrypted: get(root, 'EncryptedPayloadContent') !== undefined,
    content: shown(redact(root)),
    findings: [...(signed?.findings ?? []), ...findings],
  };
}

async function inspectSignature(cms: SignedMessage, { trust, at }: InspectOptions) {
  const { verifySignature } = await import('../signing/verify.js');
  const { valid, trusted, path, method, signingTime, findings } = verifySignature(cms, { trust, at });
  // A device takes DER alone, and one signer.
  const isRejected = !valid || findings.some(({ severity }) => severity === 'error');
  const standing: Standing = isRejected ? 'rejected' : trusted ? 'Verified' : 'Not Verified';
  const view: SignatureView = {
    valid,
    ...(method !== undefined && { method: `${method.scheme} with ${method.digest}` }),
    ...(signingTime !== undefined && { signingTime: isoTime(signingTime) }),
    path: path.map(certificateView),
  };
  return { standing, view, findings };
}

function certificateView({
  subject,
  issuer,
  notBefore,
  notAfter,
  fingerprint,
}: Certificate): CertificateView {
  return { subject, issuer, notBefore: isoTime(notBefore), notAfter: isoTime(notAfter), fingerprint };
}

function payloadView(payload: PlistNode): Inspection['payloads'][number] {
  const name = stringAt(payload, 'PayloadDisplayName');
  const identifier = stringAt(payload, 'PayloadIdentifier');
  return {
    type: stringAt(payload, 'PayloadType') ?? 'without PayloadType',
    ...(name !== undefined && { name }),
    ...(identifier !== undefined && { identifier }),
  };
}

function shown(node: PlistNode): Shown {
  switch (node.type) {
    case 'dictionary':
      return Object.fromEntries(Array.from(node.entries, ([key, item]) => [key, shown(item)]));
    case 'array':
      return node.items.map(shown);
    case 'data':
      return `«${node.value.length} bytes»`;
    case 'date':
      return isoTime(node.value);
    case 'integer':
      return typeof node.value === 'bigint' ? String(node.value) : node.value;
    default:
      return node.value;
  }
}
