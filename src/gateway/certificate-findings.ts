import type { Certificate } from '../certificates/certificate.js';
import type { Finding } from '../finding.js';
import { makeFinding } from '../finding-table.js';
import { certificateFaults } from './check-certificate.js';
import type { ProfileOffer } from './offer.js';
import { gatewayCertificate } from './rules/certificate.js';

/** What is wrong with a gateway's certificate for a profile, as findings about the file of the certificate. */
export function certificateFindings(
  offer: ProfileOffer,
  certificate: Certificate,
  now: Date | undefined,
): Finding[] {
  return certificateFaults(offer, certificate, now).map(({ message, ...said }) =>
    makeFinding(gatewayCertificate, { document: 'gateway', message: `The certificate ${message}.`, ...said }),
  );
}
