import { childProposalOf, closest, differingParts, partText } from '../proposal.js';
import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';

export const gatewayPfs: GatewayRule = {
  name: 'gateway-pfs',
  title: 'perfect forward secrecy that differs between profile and gateway',
  severity: 'error',
  why: 'The first Child SA takes its keys from the IKE SA, so the tunnel comes up. The gateway rejects the device when it renews the Child SA, and traffic stops.',
  source: gatewaySources.ikev2,
  confidence: 'documented',
  *check({ pairs }) {
    for (const { tunnel, child } of pairs) {
      if (child === undefined) continue;
      const device = childProposalOf(tunnel.child, tunnel.pfs);
      const usable = child.proposals.value.filter(
        (proposal) => differingParts(device, proposal, ['encryption', 'integrity']).length === 0,
      );
      const near = closest(device, usable, ['exchange', 'additional']);
      if (near === undefined || near.differing.length === 0) continue;
      const { lifetimeMinutes } = tunnel.child;
      const when =
        lifetimeMinutes === undefined ? 'when the device renews it' : `after ${lifetimeMinutes} minutes`;
      const [part = 'exchange'] = near.differing;
      yield {
        at: child.proposals.place,
        message: `${child.proposals.setting} fails at the first renewal of the Child SA, ${when}: the device proposes ${exchangeWords(part, device)} (EnablePFS ${tunnel.pfs ? 1 : 0}), the gateway accepts ${exchangeWords(part, near.proposal)}.`,
        fix: tunnel.pfs
          ? 'Add the group to the proposal of the child, or set EnablePFS to 0.'
          : 'Remove the group from the proposal of the child (with strongSwan, -modpnone accepts both), or set EnablePFS to 1.',
      };
    }
  },
};

function exchangeWords(
  part: 'exchange' | 'additional' | string,
  proposal: Parameters<typeof partText>[1],
): string {
  const words = partText(part === 'additional' ? 'additional' : 'exchange', proposal);
  return words === 'none' ? 'no key exchange' : words;
}
