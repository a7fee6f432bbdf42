import type { Certificate } from '../certificates/certificate.js';
import type { Finding } from '../finding.js';
import { certificateFaults } from './check-certificate.js';
import type { ProfileOffer } from './offer.js';
import { gatewayCertificate } from './rules/certificate.js';

/** What is wrong with a gateway's certificate for a profile, as findings about the file of the certificate. */
export function certificateFindings(
  offer: ProfileOffer,
  certificate: Certificate,
  now: Date | undefined,
): Finding[] {
  const { name: rule, why, source, confidence } = gatewayCertificate;
  return certificateFaults(offer, certificate, now).map(({ message, severity, fix }) => ({
    rule,
    severity,
    document: 'gateway',
    path: '',
    message: `the certificate ${message}`,
    why,
    source,
    confidence,
    fix,
  }));
}
