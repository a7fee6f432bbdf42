import { childProposalOf, closest } from '../proposal.js';
import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';
import { differenceWords } from './proposal-words.js';

const parts = ['encryption', 'integrity'] as const;

export const gatewayChildProposal: GatewayRule = {
  name: 'gateway-child-proposal',
  title: 'Child SA without a common proposal',
  severity: 'error',
  why: 'The gateway answers NO_PROPOSAL_CHOSEN for the Child SA. The IKE SA comes up for a moment, but no traffic passes.',
  source: gatewaySources.ikev2,
  confidence: 'documented',
  *check({ pairs }) {
    for (const { tunnel, child } of pairs) {
      if (child === undefined) continue;
      const device = childProposalOf(tunnel.child, tunnel.pfs);
      const near = closest(device, child.proposals.value, parts);
      if (near === undefined || near.differing.length === 0) continue;
      yield {
        at: child.proposals.place,
        message: differenceWords(child.proposals.setting, 'ChildSecurityAssociationParameters', device, near),
        fix: 'Configure the same algorithms on both sides. alwayson gateway writes the line for this profile.',
      };
    }
  },
};
