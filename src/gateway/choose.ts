import { authenticationFits } from './authentication-fit.js';
import type { Gateway, GatewayChild, GatewayConnection } from './connection.js';
import { identityMatches } from './identity-match.js';
import type { TunnelOffer } from './offer.js';
import { childProposalOf, closest, ikeProposalOf } from './proposal.js';
import type { Pair } from './rule.js';

/**
 * The connection that the gateway answers a tunnel with: of those that it loads and that speak IKEv2, one whose
 * identities fit, the device's more exactly before less; then one whose proposal and authentication fit. Where none
 * fits, the one that fits best, so that what is wrong with it can be said.
 */
export function chosenFor(tunnel: TunnelOffer, { connections }: Gateway): Pair | undefined {
  const ranked = connections
    .filter(({ version }) => version.value !== 1)
    .map((connection) => ({ connection, rank: rankOf(tunnel, connection) }));
  const best = ranked.reduce<(typeof ranked)[number] | undefined>(
    (first, one) => (first === undefined || isHigher(one.rank, first.rank) ? one : first),
    undefined,
  );
  return best && { tunnel, connection: best.connection, child: childFor(tunnel, best.connection) };
}

function rankOf(tunnel: TunnelOffer, connection: GatewayConnection): number[] {
  const { identity, deviceIdentity, proposals, loads } = connection;
  const ownFits =
    identity.value === undefined ? 1 : identityMatches(identity.value, tunnel.remoteIdentifier) ? 2 : 0;
  const deviceFits =
    deviceIdentity.value === '%any' || tunnel.localIdentifier === undefined
      ? 1
      : identityMatches(deviceIdentity.value, tunnel.localIdentifier)
        ? 2
        : 0;
  const parts = ['encryption', 'integrity', 'prf', 'exchange', 'additional'] as const;
  const differing =
    closest(ikeProposalOf(tunnel.ike), proposals.value, parts)?.differing.length ?? parts.length;
  return [
    Number(loads),
    Number(ownFits > 0 && deviceFits > 0),
    Number(differing === 0),
    Number(authenticationFits(tunnel, connection)),
    deviceFits,
    ownFits,
    -differing,
  ];
}

function isHigher(one: readonly number[], other: readonly number[]): boolean {
  for (const [index, value] of one.entries()) {
    const against = other[index] ?? 0;
    if (value !== against) return value > against;
  }
  return false;
}

/** The first child that takes what the device proposes, else the first. */
function childFor(
  { child: suite, pfs }: TunnelOffer,
  { children }: GatewayConnection,
): GatewayChild | undefined {
  const device = childProposalOf(suite, pfs);
  const fits = (parts: Parameters<typeof closest>[2]) =>
    children.find(({ proposals }) => closest(device, proposals.value, parts)?.differing.length === 0);
  return (
    fits(['encryption', 'integrity', 'exchange', 'additional']) ??
    fits(['encryption', 'integrity']) ??
    children[0]
  );
}
