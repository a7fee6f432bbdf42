import type { Certificate } from '../certificates/certificate.js';
import { isoTime } from '../certificates/validity.js';
import type { Finding } from '../finding.js';
import { InputError } from '../input-error.js';
import { open } from '../open/open.js';
import { type Opened, profileOrPayloads, type SignatureLayer, signaturesOf } from '../open/opened.js';
import { get, itemsAt, stringAt } from '../plist/navigate.js';
import type { PlistNode } from '../plist/node.js';
import { redact } from '../secrets/redact.js';
import type { EnvelopedMessage } from '../signing/enveloped-data.js';
import type { SignatureReport } from '../signing/verify.js';
import { type Shown, shown } from './shown.js';

/** What a device shows of who signed a profile; `rejected` is one that it does not install, signed as it is. */
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
  /** For example `RSA with sha256`; absent where the algorithm is not known. */
  readonly method?: string;
  readonly signingTime?: string;
  /** The signer, then the certificates above it as far as they are known. */
  readonly path: readonly CertificateView[];
}

/** A payload as it is shown, its keys apart. */
export interface PayloadView {
  readonly type: string;
  readonly name?: string;
  readonly identifier?: string;
}

/** What is in a profile, to be shown. Data only. */
export interface Inspection {
  readonly standing: Standing;
  /** Absent where the profile is not signed. */
  readonly signature?: SignatureView;
  /** Present where the payloads are encrypted: for whom, or why that cannot be seen. */
  readonly encryption?: EnvelopedMessage | { readonly unreadable: string };
  /** The payloads that are not encrypted. */
  readonly payloads: readonly PayloadView[];
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
 * Looks into a profile, signed or not, out of whatever brings it. Secrets are not in the answer.
 *
 * @throws InputError when it cannot be read
 */
export async function inspectProfile(bytes: Uint8Array, { trust, at }: InspectOptions): Promise<Inspection> {
  return inspectOpened(await open(bytes, { trust, now: at }));
}

/** {@link inspectProfile} for what is opened already, with the roots and for the moment that signatures are to be judged by. */
export async function inspectOpened(opened: Opened): Promise<Inspection> {
  const { kind, findings } = opened;
  const profile = profileOrPayloads(opened);
  const [outermost] = signaturesOf(opened);
  const encrypted = get(profile, 'EncryptedPayloadContent');
  const payloads = get(profile, 'PayloadContent');
  return {
    standing: outermost === undefined ? 'Not Signed' : standingOf(outermost),
    ...(outermost !== undefined && { signature: signatureView(outermost.report) }),
    ...(encrypted !== undefined && { encryption: await inspectEncryption(encrypted) }),
    payloads: itemsAt(profile, 'PayloadContent').map(payloadView),
    content: shown(redact(kind === 'payloads' && payloads !== undefined ? payloads : profile)),
    findings,
  };
}

function standingOf({ report: { valid, trusted }, findings }: SignatureLayer): Standing {
  if (!valid || findings.some(({ severity }) => severity === 'error')) return 'rejected';
  return trusted ? 'Verified' : 'Not Verified';
}

function signatureView({ valid, path, method, signingTime }: SignatureReport): SignatureView {
  return {
    valid,
    ...(method !== undefined && { method: `${method.scheme} with ${method.digest}` }),
    ...(signingTime !== undefined && { signingTime: isoTime(signingTime) }),
    path: path.map(certificateView),
  };
}

async function inspectEncryption(node: PlistNode): Promise<NonNullable<Inspection['encryption']>> {
  if (node.type !== 'data') return { unreadable: `it is a ${node.type}, where data is expected` };
  const { readEnvelopedData } = await import('../signing/enveloped-data.js');
  try {
    return readEnvelopedData(node.value);
  } catch (error) {
    if (error instanceof InputError) return { unreadable: error.message };
    throw error;
  }
}

function certificateView(certificate: Certificate): CertificateView {
  const { subject, issuer, notBefore, notAfter, fingerprint } = certificate;
  return { subject, issuer, notBefore: isoTime(notBefore), notAfter: isoTime(notAfter), fingerprint };
}

function payloadView(payload: PlistNode): PayloadView {
  const name = stringAt(payload, 'PayloadDisplayName');
  const identifier = stringAt(payload, 'PayloadIdentifier');
  return {
    type: stringAt(payload, 'PayloadType') ?? 'without PayloadType',
    ...(name !== undefined && { name }),
    ...(identifier !== undefined && { identifier }),
  };
}
