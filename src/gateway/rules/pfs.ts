import { childProposalOf, closest, differingParts, partText } from '../proposal.js';
import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';

export const gatewayPfs: GatewayRule = {
  name: 'gateway-pfs',
  title: 'the two sides differ in perfect forward secrecy, which shows only when the tunnel is renewed',
  severity: 'error',
  why: 'the first child takes its keys from IKE, so the tunnel comes up; the device is refused when it renews the child, and traffic stops',
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
        message: `${child.proposals.setting} fails at the first renewal of the child, ${when}: the device proposes ${exchangeWords(part, device)} (EnablePFS ${tunnel.pfs ? 1 : 0}), the gateway takes ${exchangeWords(part, near.proposal)}`,
        fix: tunnel.pfs
          ? 'add the group to the proposal of the child, or write EnablePFS 0'
          : 'remove the group from the proposal of the child (with strongSwan, -modpnone takes both), or write EnablePFS 1',
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
