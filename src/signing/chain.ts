import { type Certificate, isSignedBy } from '../certificates/certificate.js';
import { InputError } from '../input-error.js';

/** Certificates never change, and the same two meet in every profile that one signer signed. */
const known = new WeakMap<Certificate, WeakMap<Certificate, boolean>>();

/** Whether `issuer` issued `certificate`: its name, its being an authority, and the signature. */
export function isIssuedBy(certificate: Certificate, issuer: Certificate): boolean {
  if (!issuer.isCA || !certificate.x509.checkIssued(issuer.x509)) return false;
  const answers = known.get(certificate) ?? new WeakMap<Certificate, boolean>();
  known.set(certificate, answers);
  const answer = answers.get(issuer) ?? isSignedBy(certificate.x509, issuer.x509);
  answers.set(issuer, answer);
  return answer;
}

/**
 * The certificates to embed after a signer's own: its issuer, that one's issuer and so on, without self-signed roots,
 * which the device must have anyway. Throws InputError when one of the given certificates leads nowhere.
 * @param pool in any order, possibly with the signer itself and with roots.
 */
export function orderChain(signer: Certificate, pool: readonly Certificate[]): Certificate[] {
  const waiting = distinct(pool).filter(({ fingerprint }) => fingerprint !== signer.fingerprint);
  const ordered = [signer];
  for (const certificate of ordered) {
    if (certificate.selfSigned) continue;
    for (const issuer of waiting.filter((other) => isIssuedBy(certificate, other))) {
      waiting.splice(waiting.indexOf(issuer), 1);
      ordered.push(issuer);
    }
  }
  const stray = waiting[0];
  if (stray !== undefined) {
    throw new InputError(
      `The certificate "${stray.subject}" does not belong to the chain: it issued neither the signing certificate nor one above it.`,
    );
  }
  return ordered.slice(1).filter(({ selfSigned }) => !selfSigned);
}

function distinct(certificates: readonly Certificate[]): Certificate[] {
  return [...new Map(certificates.map((certificate) => [certificate.fingerprint, certificate])).values()];
}
