import type { Certificate } from '../certificates/certificate.js';
import { fieldsOf } from '../certificates/fields.js';
import type { Finding } from '../finding.js';
import { faultOf, methodOf, type SignatureMethod } from './check-signer.js';
import { signatureFinding } from './findings.js';
import {
  chainFindings,
  fitnessFindings,
  formFindings,
  methodFindings,
  purposeFindings,
  timeFindings,
} from './judge-signature.js';
import { pathOf } from './path.js';
import type { SignedMessage } from './signed-data.js';
import type { SignerInfo } from './signer-info.js';

export interface VerifyOptions {
  /** The root certificates to trust; without them nothing is said about trust. */
  readonly trust?: readonly Certificate[] | undefined;
  /** The time at which the chain must be valid; when absent, the signing time. */
  readonly at?: Date | undefined;
  /** The signed bytes of a detached signature. */
  readonly content?: Uint8Array | undefined;
}

/** What is known of a signed profile. Of several signers the first is described. */
export interface SignatureReport {
  /** The signature is one by the signer's key over this content; says nothing about trust or time. */
  readonly valid: boolean;
  /** The signer and the certificates above it, as far as they are known; empty when the signer's own is missing. */
  readonly path: readonly Certificate[];
  /**
   * Valid, and the path ends in a trusted certificate, all of it valid at the time, fit for what it did and strong;
   * undefined without `trust`.
   */
  readonly trusted: boolean | undefined;
  readonly signingTime: Date | undefined;
  /** Undefined where the algorithm is not known. */
  readonly method: SignatureMethod | undefined;
  /** Findings on the document `signature`. */
  readonly findings: readonly Finding[];
}

/**
 * Verifies a signed profile with node:crypto: digest, signature, signer, chain, time, and what devices demand of its
 * form. Does not throw for what is wrong with the message: the findings say it.
 */
export function verifySignature(message: SignedMessage, options: VerifyOptions = {}): SignatureReport {
  const [signer] = message.signers;
  const form = formFindings(message);
  const nothing = { valid: false, path: [], trusted: options.trust && false, signingTime: undefined };
  if (signer === undefined) return { ...nothing, method: undefined, findings: form };

  const method = methodOf(signer);
  const named = typeof method === 'string' ? undefined : method;
  const signingTime = signer.attributes?.signingTime;
  const [certificate, ...others] = message.certificates.filter((candidate) => identifies(signer, candidate));
  const isOnly = others.every(({ fingerprint }) => fingerprint === certificate?.fingerprint);
  if (certificate === undefined || !isOnly) {
    const missing = invalid(
      isOnly
        ? "The signer's certificate is not in the message."
        : "Several certificates in the message can be the signer's, and each program may use another one.",
    );
    return { ...nothing, signingTime, method: named, findings: [...form, missing] };
  }

  const content = message.content ?? options.content;
  const fault =
    typeof method === 'string' ? method : content && faultOf(message, content, signer, method, certificate);
  const valid = content !== undefined && fault === undefined;
  const { certificates: path, anchored } = pathOf(certificate, message.certificates, options.trust ?? []);
  const time = options.at ?? signingTime;
  const fitness = fitnessFindings(message, path, anchored);
  const inTime = path.every(({ notBefore, notAfter }) => !time || (time >= notBefore && time <= notAfter));
  return {
    valid,
    path,
    trusted: options.trust && valid && anchored && inTime && fitness.length === 0,
    signingTime,
    method: named,
    findings: [
      ...form,
      ...(fault === undefined ? [] : [invalid(`The signature is invalid: ${fault}.`)]),
      ...methodFindings(named),
      ...fitness,
      ...purposeFindings(message, path),
      ...timeFindings(message, path, signingTime, options.at),
      ...chainFindings(message, path, options.trust && anchored, options.trust),
    ],
  };
}

function invalid(message: string): Finding {
  return signatureFinding('signature-invalid', '/signerInfos/0', message);
}

function identifies({ identifier }: SignerInfo, certificate: Certificate): boolean {
  const fields = fieldsOf(certificate);
  if ('subjectKeyIdentifier' in identifier) {
    return same(identifier.subjectKeyIdentifier, fields.subjectKeyIdentifier);
  }
  return same(identifier.issuer, fields.issuer) && same(identifier.serial, fields.serial);
}

function same(a: Uint8Array, b: Uint8Array | undefined): boolean {
  return b !== undefined && Buffer.compare(a, b) === 0;
}
