import type { KeyTable } from '../key.js';
import { appleSources } from '../sources.js';

const vpn = { source: appleSources.vpn, confidence: 'documented' } as const;

const since10 = { since: { iOS: '10.0', macOS: '10.12' } } as const;
const since14 = { since: { iOS: '14.0', macOS: '11.0' } } as const;

const texts = {
  ...vpn,
  ...since10,
  type: 'array',
  items: { ...vpn, type: 'string', presence: 'optional' },
} as const;

/** The keys of the dictionary `DNS` of a VPN payload; Always On was seen to drop it. */
export const dnsKeys = {
  DNSProtocol: {
    ...vpn,
    ...since14,
    type: 'string',
    presence: 'required',
    values: ['Cleartext', 'HTTPS', 'TLS'],
  },
  ServerURL: { ...vpn, ...since14, type: 'string', presence: 'optional', note: 'Required for HTTPS.' },
  ServerName: { ...vpn, ...since14, type: 'string', presence: 'optional', note: 'Required for TLS.' },
  ServerAddresses: { ...texts, presence: 'required' },
  SearchDomains: { ...texts, presence: 'optional' },
  DomainName: { ...vpn, ...since10, type: 'string', presence: 'optional' },
  SupplementalMatchDomains: { ...texts, presence: 'optional' },
  SupplementalMatchDomainsNoSearch: {
    ...vpn,
    ...since10,
    type: 'integer',
    presence: 'optional',
    values: [0, 1],
    default: 0,
  },
  PayloadCertificateUUID: {
    ...vpn,
    type: 'string',
    presence: 'optional',
    format: '^[0-9A-Za-z]{8}-[0-9A-Za-z]{4}-[0-9A-Za-z]{4}-[0-9A-Za-z]{4}-[0-9A-Za-z]{12}$',
    since: { iOS: '16.0', macOS: '13.0' },
  },
} as const satisfies KeyTable;
