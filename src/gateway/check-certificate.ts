import { type Certificate, isSignedBy } from '../certificates/certificate.js';
import type { Severity } from '../finding.js';
import { inSentence } from '../text/in-sentence.js';
import { confirms } from './identity-form.js';
import type { ProfileOffer } from './offer.js';

/** Something that makes devices, or the gateway itself, refuse the gateway's certificate. */
export interface CertificateFault {
  /** What is wrong, with the certificate as the subject: `expired on 2026-01-01`. */
  readonly message: string;
  readonly severity: Severity;
  readonly fix: string;
}

const serverAuth = '1.3.6.1.5.5.7.3.1';
const anyUsage = '2.5.29.37.0';

/** What is wrong with a gateway's certificate for the devices that have this profile. */
export function certificateFaults(
  { tunnels, authorities }: ProfileOffer,
  certificate: Certificate,
  now: Date | undefined,
): CertificateFault[] {
  const faults: CertificateFault[] = [];
  const add = (message: string, fix: string, severity: Severity = 'error') =>
    faults.push({ message, fix, severity });
  for (const name of distinct(tunnels.map(({ remoteIdentifier }) => remoteIdentifier))) {
    if (!confirms(certificate.subjectAltName, name)) {
      add(
        `has no subjectAltName "${inSentence(name)}", the RemoteIdentifier of the profile. It has ${names(certificate)}`,
        'Issue the certificate with this subjectAltName, or set RemoteIdentifier to one of its names.',
      );
    }
  }
  for (const name of distinct(tunnels.map(({ serverCertificateName }) => serverCertificateName))) {
    if (
      !confirms(certificate.subjectAltName, name) &&
      certificate.subjectCommonName?.toLowerCase() !== name.toLowerCase()
    ) {
      add(
        `is not for "${inSentence(name)}", the ServerCertificateCommonName of the profile. It has ${names(certificate)}`,
        'Issue the certificate for this name, or set ServerCertificateCommonName to one of its names.',
      );
    }
  }
  const { extendedKeyUsage } = certificate;
  if (extendedKeyUsage.length === 0) {
    add(
      'has no extended key usage, but devices require serverAuth',
      'Issue the certificate with extendedKeyUsage serverAuth.',
      'warning',
    );
  } else if (!extendedKeyUsage.some((usage) => usage === serverAuth || usage === anyUsage)) {
    add(
      'is not for servers: its extended key usage lacks serverAuth',
      'Issue the certificate with extendedKeyUsage serverAuth.',
    );
  }
  for (const issuer of distinct(tunnels.map(({ serverCertificateIssuer }) => serverCertificateIssuer))) {
    if (certificate.issuerCommonName !== issuer) {
      add(
        `was issued by "${inSentence(certificate.issuerCommonName ?? certificate.issuer)}", but ServerCertificateIssuerCommonName of the profile is "${inSentence(issuer)}"`,
        'Set ServerCertificateIssuerCommonName to the common name of the issuer.',
      );
    }
  }
  if (now !== undefined && now > certificate.notAfter)
    add(`expired on ${day(certificate.notAfter)}`, 'Renew the certificate.');
  if (now !== undefined && now < certificate.notBefore) {
    add(`is valid only from ${day(certificate.notBefore)} on`, 'Wait, or issue it with an earlier date.');
  }
  const [sameName] = authorities.filter(({ subject }) => subject === certificate.issuer);
  if (sameName !== undefined && !authorities.some(({ x509 }) => isSignedBy(certificate.x509, x509))) {
    add(
      'names an authority of the profile as its issuer, but that authority did not sign it',
      'Add the authority that signed the certificate to the profile.',
    );
  }
  return faults;
}

function distinct(names: readonly (string | undefined)[]): string[] {
  return [...new Set(names.filter((name) => name !== undefined && name !== ''))] as string[];
}

const mostNames = 5;

function names({ subjectAltName }: Certificate): string {
  if (subjectAltName.length === 0) return 'none';
  const shown = subjectAltName.slice(0, mostNames).map(inSentence).join(', ');
  return subjectAltName.length > mostNames ? `${shown} and ${subjectAltName.length - mostNames} more` : shown;
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}
