import { appleSources } from '../apple/sources.js';
import { findingTable } from '../finding-table.js';

/** What there is to say of identities that are made on the way. */
export const issueFinding = findingTable('identity', {
  'identity-issued': {
    title: 'authority whose key makes the identities of devices',
    severity: 'warning',
    why: 'A gateway that trusts the authority accepts every identity that its private key makes. Whoever has a copy of the key can connect as any device, and nothing shows it.',
    source: appleSources.x509,
    confidence: 'documented',
  },
  'identity-issued-validity': {
    title: 'identities that expire with their authority, before the days that were asked for',
    severity: 'warning',
    why: 'Gateways reject a certificate whose authority has expired. Nothing renews the identities on the devices: they need a new profile before that day.',
    source: appleSources.x509,
    confidence: 'documented',
  },
});
