import { closest, differingParts, ikeProposalOf, partText } from '../proposal.js';
import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';

export const gatewayPostQuantum: GatewayRule = {
  name: 'gateway-post-quantum',
  title: 'additional key exchanges that differ between profile and gateway',
  severity: 'error',
  why: 'The gateway answers NO_PROPOSAL_CHOSEN. With AllowPostQuantumKeyExchangeFallback 1 the device continues without them.',
  source: gatewaySources.additionalExchanges,
  confidence: 'documented',
  *check({ pairs }) {
    for (const { tunnel, connection } of pairs) {
      const { proposals } = connection;
      const device = ikeProposalOf(tunnel.ike);
      const usable = proposals.value.filter(
        (proposal) =>
          differingParts(device, proposal, ['encryption', 'integrity', 'prf', 'exchange']).length === 0,
      );
      const near = closest(device, usable, ['additional']);
      if (near === undefined || near.differing.length === 0) continue;
      const weaker = tunnel.postQuantumFallback && device.additional.length > 0;
      yield {
        at: proposals.place,
        message: `${proposals.setting} has the additional key exchanges ${partText('additional', near.proposal)}. PostQuantumKeyExchangeMethods of the profile has ${partText('additional', device)}.`,
        ...(weaker && {
          severity: 'warning' as const,
          why: 'Devices continue without them, because AllowPostQuantumKeyExchangeFallback is 1, so the tunnel is not safe against quantum computers.',
        }),
        fix: 'Configure the same exchanges in the same order on both sides: ke1_mlkem768 is 36, ke1_mlkem1024 is 37.',
      };
    }
  },
};
