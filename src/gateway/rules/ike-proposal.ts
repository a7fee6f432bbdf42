import { closest, ikeProposalOf } from '../proposal.js';
import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';
import { differenceWords } from './proposal-words.js';

const parts = ['encryption', 'integrity', 'prf', 'exchange'] as const;

export const gatewayIkeProposal: GatewayRule = {
  name: 'gateway-ike-proposal',
  title: 'IKE SA without a common proposal',
  severity: 'error',
  why: 'The gateway answers NO_PROPOSAL_CHOSEN, and no tunnel comes up.',
  source: gatewaySources.ikev2,
  confidence: 'documented',
  *check({ pairs }) {
    for (const { tunnel, connection } of pairs) {
      const { proposals } = connection;
      const device = ikeProposalOf(tunnel.ike);
      const near = closest(device, proposals.value, parts);
      if (near === undefined || near.differing.length === 0) continue;
      yield {
        at: proposals.place,
        message: differenceWords(proposals.setting, 'IKESecurityAssociationParameters', device, near),
        fix: 'Configure the same algorithms on both sides. alwayson gateway writes the line for this profile.',
      };
    }
  },
};
