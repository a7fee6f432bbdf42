import type { Certificate } from '../certificates/certificate.js';
import { fieldsOf } from '../certificates/fields.js';
import { isIssuedBy } from './chain.js';

/** The certificates from a signer up to where they lead. */
export interface CertificatePath {
  readonly certificates: readonly Certificate[];
  /** Whether the last one is an anchor. */
  readonly anchored: boolean;
}

/**
 * Goes from a signer up through `pool` until one of `anchors`, or as far as it leads. Every step is checked by name,
 * signature, the issuer's being an authority and its path length. Policies and revocation are not looked at;
 * what each certificate may do and its names are judged apart, and validity is left to the caller, who knows the time.
 */
export function pathOf(
  signer: Certificate,
  pool: readonly Certificate[],
  anchors: readonly Certificate[],
): CertificatePath {
  const anchorPrints = new Set(anchors.map(({ fingerprint }) => fingerprint));
  const seen = new Set<string>();

  const climb = (below: readonly Certificate[], top: Certificate): CertificatePath => {
    const certificates = [...below, top];
    if (anchorPrints.has(top.fingerprint)) return { certificates, anchored: true };
    seen.add(top.fingerprint);
    let longest: CertificatePath = { certificates, anchored: false };
    if (top.selfSigned) return longest;
    for (const issuer of [...anchors, ...pool]) {
      if (seen.has(issuer.fingerprint) || !isIssuedBy(top, issuer) || !mayIssueOver(issuer, below.length))
        continue;
      const path = climb(certificates, issuer);
      if (path.anchored) return path;
      if (path.certificates.length > longest.certificates.length) longest = path;
    }
    return longest;
  };
  return climb([], signer);
}

/** Whether the issuer allows that many authorities below it (RFC 5280, 4.2.1.9). */
function mayIssueOver(issuer: Certificate, authorities: number): boolean {
  return authorities <= (fieldsOf(issuer).pathLength ?? authorities);
}
