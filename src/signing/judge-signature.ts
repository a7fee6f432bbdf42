import type { Certificate } from '../certificates/certificate.js';
import { isoTime, validityFault } from '../certificates/validity.js';
import type { Finding } from '../finding.js';
import { pointer } from '../pointer.js';
import { signAsDER } from './advice.js';
import type { SignatureMethod } from './check-signer.js';
import { signatureFinding } from './findings.js';
import type { SignedMessage } from './signed-data.js';

/** What devices demand of the message's form, apart from the signature's holding. */
export function formFindings({ encoding, content, signers }: SignedMessage): Finding[] {
  const findings: Finding[] = [];
  if (encoding !== 'DER') {
    const message = `the signed profile is ${encoding} text; DER is expected`;
    findings.push({ ...signatureFinding('signature-pem', '', message), fix: `sign with ${signAsDER}` });
  }
  if (signers.length !== 1) {
    const message = `the message has ${signers.length} signers; exactly one is expected`;
    findings.push(signatureFinding('signature-signers', '/signerInfos', message));
  }
  if (content === undefined) {
    const message = 'the signature is detached; the profile must be inside the message';
    findings.push({
      ...signatureFinding('signature-detached', '/encapContentInfo', message),
      fix: `sign with ${signAsDER}`,
    });
  }
  if (signers[0]?.attributes?.inOrder === false) {
    const message = 'the signed attributes are not in DER order, sorted by their bytes';
    findings.push(signatureFinding('signature-not-der-order', '/signerInfos/0/signedAttrs', message));
  }
  return findings;
}

const smallestRsa = 2048;
const oldDigests: Readonly<Record<string, string>> = { md5: 'MD5', sha1: 'SHA-1' };

/** What is weak, or not known to be accepted, about the digest and the key. */
export function strengthFindings(
  { keyType, keyBits = 0 }: Certificate,
  method: SignatureMethod | undefined,
): Finding[] {
  const findings: Finding[] = [];
  const old = oldDigests[method?.digest ?? ''];
  if (old !== undefined) {
    const message = `the digest is ${old}; SHA-256, SHA-384 or SHA-512 is expected`;
    findings.push(signatureFinding('signature-digest', '/signerInfos/0/digestAlgorithm', message));
  }
  const key = keyFault(keyType, keyBits, method);
  if (key !== undefined) {
    findings.push(signatureFinding('signature-key', '/signerInfos/0/signatureAlgorithm', key));
  }
  return findings;
}

function keyFault(
  keyType: Certificate['keyType'],
  keyBits: number,
  method: SignatureMethod | undefined,
): string | undefined {
  if (method?.scheme === 'RSA-PSS') return 'the signature is RSA-PSS; RSA PKCS#1 v1.5 or ECDSA is expected';
  if (keyType === 'RSA' && keyBits < smallestRsa) {
    return `the signer's RSA key has ${keyBits} bits; at least ${smallestRsa} are expected`;
  }
  if (method?.scheme === 'ECDSA' && keyType === 'other') {
    return "the signer's curve is none of P-256, P-384 and P-521";
  }
  return undefined;
}

/** Certificates that are not valid: the signer's when it signed, any of the path at `at`. */
export function timeFindings(
  { certificates }: SignedMessage,
  path: readonly Certificate[],
  signingTime: Date | undefined,
  at: Date | undefined,
): Finding[] {
  const findings: Finding[] = [];
  const [signer] = path;
  if (signer !== undefined && signingTime !== undefined) {
    const fault = validityFault(signer, signingTime);
    if (fault !== undefined) {
      const message = `the signing time is ${isoTime(signingTime)}, but ${fault}`;
      findings.push(signatureFinding('signature-time', '/signerInfos/0/signedAttrs', message));
    }
  }
  for (const certificate of path) {
    const fault = at && validityFault(certificate, at);
    if (fault === undefined) continue;
    findings.push(signatureFinding('signature-expired', pathInMessage(certificates, certificate), fault));
  }
  return findings;
}

/** Roots that do not belong into the message, and with `anchored` false the place where the chain breaks off. */
export function chainFindings(
  { certificates }: SignedMessage,
  path: readonly Certificate[],
  anchored: boolean | undefined,
): Finding[] {
  const roots = certificates.filter((certificate) => certificate.selfSigned && certificate !== path[0]);
  const findings = roots.map((root) =>
    signatureFinding(
      'signature-chain',
      pathInMessage(certificates, root),
      `the root "${root.subject}" is embedded; the device passes it over and takes roots from its own trust store alone`,
    ),
  );
  const top = path.at(-1);
  if (anchored === false && top !== undefined) {
    const message = top.selfSigned
      ? `the chain ends at "${top.subject}", which is not trusted`
      : `the issuer of "${top.subject}", "${top.issuer}", is neither in the message nor trusted`;
    findings.push(signatureFinding('signature-chain', pathInMessage(certificates, top), message));
  }
  return findings;
}

function pathInMessage(certificates: readonly Certificate[], certificate: Certificate): string {
  const index = certificates.indexOf(certificate);
  return index < 0 ? '' : pointer('certificates', index);
}
