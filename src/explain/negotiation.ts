import type { TunnelNegotiation } from './explanation.js';
import type { Subject } from './subject.js';

/** What the device offers its gateways, tunnel by tunnel. */
export function negotiationOf(_subject: Subject): readonly TunnelNegotiation[] {
  return [];
}
