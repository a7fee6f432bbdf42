import type { KeyTable } from '../key.js';
import { appleSources } from '../sources.js';

/** The keys of the dictionary `IPv4` of a VPN payload. */
export const ipv4Keys = {
  OverridePrimary: {
    source: appleSources.vpn,
    confidence: 'documented',
    type: 'integer',
    presence: 'optional',
    values: [0, 1],
    default: 0,
    note: 'For VPNType IPSec and L2TP alone.',
  },
} as const satisfies KeyTable;
