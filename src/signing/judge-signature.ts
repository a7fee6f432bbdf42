import type { Certificate } from '../certificates/certificate.js';
import { fieldsOf } from '../certificates/fields.js';
import { nameFault } from '../certificates/name-constraints.js';
import { isoTime, validityFault } from '../certificates/validity.js';
import type { Finding } from '../finding.js';
import { pointer } from '../pointer.js';
import { isIssuedBy } from './chain.js';
import { digestOfAlgorithm, type SignatureMethod } from './check-signer.js';
import { signatureFinding } from './findings.js';
import { authorityFault, keyFault, refusedElsewhere, signingFault } from './fitness.js';
import type { SignedMessage } from './signed-data.js';

/** What devices demand of the message's form, apart from the signature's holding. */
export function formFindings({ encoding, content, signers }: SignedMessage): Finding[] {
  const findings: Finding[] = [];
  if (encoding !== 'DER') {
    const message = `The signed profile is ${encoding} text, not DER.`;
    findings.push(signatureFinding('signature-pem', '', message));
  }
  if (signers.length !== 1) {
    const message = `The message has ${signers.length} signers instead of one.`;
    findings.push(signatureFinding('signature-signers', '/signerInfos', message));
  }
  if (content === undefined) {
    const message = 'The signature is detached: the profile is not inside the message.';
    findings.push(signatureFinding('signature-detached', '/encapContentInfo', message));
  }
  if (signers[0]?.attributes?.inOrder === false) {
    const message = 'The signed attributes are not in the order of DER, sorted by their bytes.';
    findings.push(signatureFinding('signature-not-der-order', '/signerInfos/0/signedAttrs', message));
  }
  return findings;
}

const weakDigests: Readonly<Record<string, string>> = { md5: 'MD5', sha1: 'SHA-1' };

/** What is weak, or not known to be accepted, about the message's own digest and signature. */
export function methodFindings(method: SignatureMethod | undefined): Finding[] {
  const findings: Finding[] = [];
  const weak = weakDigests[method?.digest ?? ''];
  if (weak !== undefined) {
    const message = `The signature uses the digest ${weak}.`;
    findings.push(signatureFinding('signature-digest', '/signerInfos/0/digestAlgorithm', message));
  }
  if (method?.scheme === 'RSA-PSS') {
    const message = 'The signature is RSA-PSS, not RSA PKCS#1 v1.5 or ECDSA.';
    findings.push(signatureFinding('signature-key', '/signerInfos/0/signatureAlgorithm', message));
  }
  return findings;
}

/**
 * What keeps the certificates from being trusted for what they did, whoever stands at the top: what each may do, its
 * key, and below the anchor the digest of its issuer's signature. With one of these no chain is trusted.
 */
export function fitnessFindings(
  { certificates }: SignedMessage,
  [signer, ...authorities]: readonly Certificate[],
  anchored: boolean,
): Finding[] {
  if (signer === undefined) return [];
  const path = [signer, ...authorities];
  return path.flatMap((certificate, index) => {
    const { subject } = certificate;
    const place = pathInMessage(certificates, certificate);
    const found = (rule: Parameters<typeof signatureFinding>[0], at: string, message: string | undefined) =>
      message === undefined ? [] : [signatureFinding(rule, at, message)];
    const fault = index === 0 ? signingFault(certificate) : authorityFault(certificate);
    const usage = index === 0 ? 'sign profiles' : 'issue certificates';
    const key = keyFault(certificate);
    const isTop = certificate.selfSigned || (anchored && index === path.length - 1);
    const digest = isTop ? undefined : weakDigests[digestOfAlgorithm(fieldsOf(certificate).algorithm) ?? ''];
    return [
      ...found('signature-usage', place, fault && `The certificate "${subject}" may not ${usage}: ${fault}.`),
      ...(index === 0
        ? found('signature-key', '/signerInfos/0/signatureAlgorithm', key && `The signer's ${key}.`)
        : found(
            'signature-key',
            place,
            key && `The certificate "${subject}" has a weak or unknown key: its ${key}.`,
          )),
      ...found(
        'signature-digest',
        place,
        digest && `The certificate "${subject}" was signed with ${digest}.`,
      ),
      ...found('signature-names', place, namesFault(certificate, path.slice(index + 1), index === 0)),
    ];
  });
}

function namesFault(
  certificate: Certificate,
  above: readonly Certificate[],
  isSigner: boolean,
): string | undefined {
  for (const authority of above) {
    const fault = nameFault(authority, certificate, isSigner);
    if (fault !== undefined) {
      return `The authority "${authority.subject}" may not issue the certificate "${certificate.subject}": ${fault}.`;
    }
  }
  return undefined;
}

/** A signer that devices are not known to refuse, and other verifiers refuse. */
export function purposeFindings(
  { certificates }: SignedMessage,
  [signer]: readonly Certificate[],
): Finding[] {
  if (signer === undefined || signingFault(signer) !== undefined) return [];
  const reason = refusedElsewhere(signer);
  if (reason === undefined) return [];
  const message = `OpenSSL and NSS do not verify signatures by "${signer.subject}" by default: ${reason}.`;
  return [signatureFinding('signature-purpose', pathInMessage(certificates, signer), message)];
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
      const message = `The profile was signed at ${isoTime(signingTime)}, but the certificate ${fault}.`;
      findings.push(signatureFinding('signature-time', '/signerInfos/0/signedAttrs', message));
    }
  }
  for (const certificate of path) {
    const fault = at && validityFault(certificate, at);
    if (fault === undefined) continue;
    const message = `The certificate ${fault}.`;
    findings.push(signatureFinding('signature-expired', pathInMessage(certificates, certificate), message));
  }
  return findings;
}

/** Roots that do not belong into the message, and with `anchored` false the place where the chain breaks off. */
export function chainFindings(
  { certificates }: SignedMessage,
  path: readonly Certificate[],
  anchored: boolean | undefined,
  trust: readonly Certificate[] = [],
): Finding[] {
  const roots = certificates.filter((certificate) => certificate.selfSigned && certificate !== path[0]);
  const findings = roots.map((root) =>
    signatureFinding(
      'signature-chain',
      pathInMessage(certificates, root),
      `The message contains the root "${root.subject}". Devices ignore it and use only the roots of their own trust store.`,
    ),
  );
  const top = path.at(-1);
  if (anchored === false && top !== undefined) {
    const message = top.selfSigned
      ? `The chain ends at "${top.subject}", which is not trusted.`
      : `The issuer of "${top.subject}", "${top.issuer}", ${unfitIssuer(top, [...certificates, ...trust]) ?? 'is neither in the message nor trusted'}.`;
    findings.push(signatureFinding('signature-chain', pathInMessage(certificates, top), message));
  }
  return findings;
}

/** Why a certificate that has the issuer's name does not lead on. */
function unfitIssuer(certificate: Certificate, pool: readonly Certificate[]): string | undefined {
  const namesake = pool.find((other) => other.subject === certificate.issuer && other !== certificate);
  if (namesake === undefined) return undefined;
  const fault = authorityFault(namesake);
  if (fault !== undefined) return `may not issue certificates: ${fault}`;
  return isIssuedBy(certificate, namesake)
    ? 'does not allow as many authorities below it as there are'
    : 'is not the one that signed it: the signature was made with another key';
}

function pathInMessage(certificates: readonly Certificate[], certificate: Certificate): string {
  const index = certificates.indexOf(certificate);
  return index < 0 ? '' : pointer('certificates', index);
}
