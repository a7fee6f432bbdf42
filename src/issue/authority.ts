import type { KeyObject } from 'node:crypto';
import type { Certificate } from '../certificates/certificate.js';
import { fieldsOf } from '../certificates/fields.js';
import { nameFault } from '../certificates/name-constraints.js';
import { isoTime, validityFault } from '../certificates/validity.js';
import type { Finding } from '../finding.js';
import { InputError } from '../input-error.js';
import { clientPurposes } from '../rules/certificates/identity-pkcs12.js';
import type { Digest } from '../signing/algorithm.js';
import { orderChain } from '../signing/chain.js';
import { keyFault, unknownExtension } from '../signing/fitness.js';
import { inSentence } from '../text/in-sentence.js';
import { issueFinding } from './findings.js';

/** Who issues identities: made by {@link authorityOf}, which sees to it that gateways accept what it issues. */
export interface Authority {
  /** Its certificate, and those above it. */
  readonly certificates: readonly [Certificate, ...Certificate[]];
  /** @internal */
  readonly privateKey: KeyObject;
  /** The digest of its signatures. */
  readonly digest: Digest;
  readonly validity: Validity;
  /** What there is to say of the authority, whatever it issues. */
  readonly findings: readonly Finding[];
}

/** When identities are valid. */
export interface Validity {
  readonly notBefore: Date;
  readonly notAfter: Date;
}

const day = 86_400_000;

/** Clocks of gateways may be behind. */
const headStart = 3_600_000;

/**
 * Apple limits the certificates of TLS servers to so many days and is not known to limit identities
 * (https://support.apple.com/103769). Nothing can revoke an identity that is issued here, so the limit is kept.
 */
export const mostDays = 825;

/** An authority of files, and for how long it is to issue. */
export interface AuthorityFiles {
  readonly privateKey: KeyObject;
  /** One belongs to the key; the others are above it, in any order. */
  readonly certificates: readonly Certificate[];
  /** How many days identities are valid, 1 to {@link mostDays}; at most as long as the authority itself. */
  readonly days: number;
  readonly now: Date;
}

/**
 * An authority that may issue identities.
 *
 * @throws InputError with the reason why it may not
 */
export function authorityOf({ privateKey, certificates, days, now }: AuthorityFiles): Authority {
  const own = certificates.find(({ x509 }) => x509.checkPrivateKey(privateKey));
  if (own === undefined) {
    throw new InputError('The private key does not belong to the certificate of the authority.');
  }
  const all: readonly [Certificate, ...Certificate[]] = [own, ...aboveOf(own, certificates)];
  all.forEach((authority, index) => {
    const fault = faultOf(authority, index, now);
    if (fault !== undefined) {
      throw new InputError(`"${inSentence(authority.subject)}" may not issue identities: ${fault}.`);
    }
  });
  const asked = new Date(wholeSeconds(now.getTime() + days * day));
  const first = all.reduce((one, other) => (other.notAfter < one.notAfter ? other : one));
  const begins = Math.max(now.getTime() - headStart, ...all.map(({ notBefore }) => notBefore.getTime()));
  return {
    certificates: all,
    privateKey,
    digest: digestFor(own),
    validity: {
      notBefore: new Date(wholeSeconds(begins)),
      notAfter: first.notAfter < asked ? first.notAfter : asked,
    },
    findings: [
      issueFinding('identity-issued', {
        message: `The private key of "${inSentence(own.subject)}" makes the identities. Whoever has it can make more that the gateway accepts.`,
        fix: 'Use an authority that only your lab gateway trusts, and keep its key where only you can read it. For devices in use, let them request certificates by SCEP or ACME.',
      }),
      ...(first.notAfter < asked ? [endsEarly(first, days)] : []),
    ],
  };
}

function endsEarly({ subject, notAfter }: Certificate, days: number): Finding {
  return issueFinding('identity-issued-validity', {
    message: `"${inSentence(subject)}" expires at ${isoTime(notAfter)}, and the identities with it, before ${days} days are over.`,
    fix: 'Renew the authority, or ask for fewer days with --issue-days.',
  });
}

function aboveOf(own: Certificate, certificates: readonly Certificate[]): Certificate[] {
  const roots = certificates.filter(({ selfSigned }) => selfSigned);
  // orderChain leaves roots out, whose validity and names count here.
  const between = orderChain(own, certificates);
  return [...between, ...roots.filter(({ fingerprint }) => fingerprint !== own.fingerprint)];
}

/** Why an authority may not stand above identities, as the end of a sentence; undefined when it may. */
function faultOf(authority: Certificate, authoritiesBelow: number, now: Date): string | undefined {
  const { keyUsage, pathLength, purposes } = fieldsOf(authority);
  if (keyUsage !== undefined && !keyUsage.has('keyCertSign')) return 'its key usage lacks keyCertSign';
  if (!authority.isCA) return 'its basic constraints do not make it an authority';
  if (pathLength !== undefined && pathLength < authoritiesBelow) {
    return `its path length is ${pathLength}, and the number of authorities below it is ${authoritiesBelow}`;
  }
  if (purposes !== undefined && !purposes.oids.some((oid) => clientPurposes.includes(oid))) {
    return 'its extended key usage allows neither client authentication nor IPsec';
  }
  const weakness = keyFault(authority);
  if (weakness !== undefined) return `its ${weakness}`;
  if (authority.keyType === 'RSA-PSS')
    return 'its key is for RSA-PSS alone, which many gateways do not verify';
  return unknownExtension(authority) ?? validityFault(authority, now);
}

const digests: Readonly<Partial<Record<Certificate['keyType'], Digest>>> = {
  'P-384': 'sha384',
  'P-521': 'sha512',
};

function digestFor({ keyType }: Certificate): Digest {
  return digests[keyType] ?? 'sha256';
}

/** Throws InputError when the authority, or one above it, does not allow the names of what it issued. */
export function refuseForbiddenNames({ certificates }: Authority, issued: Certificate): void {
  for (const authority of certificates) {
    const fault = nameFault(authority, issued, true);
    if (fault === undefined) continue;
    throw new InputError(
      `"${inSentence(authority.subject)}" may not issue an identity for "${inSentence(issued.subjectAltName.join(', ') || issued.subject)}": ${fault}.`,
    );
  }
}

function wholeSeconds(time: number): number {
  return Math.floor(time / 1000) * 1000;
}
