import type { TunnelOffer } from '../offer.js';

/** A connection of a gateway: for one tunnel, or for several that ask the same of it. */
export interface Connection {
  readonly name: string;
  readonly tunnel: TunnelOffer;
  /** From how many interfaces at once one device comes. */
  readonly interfaces: number;
}

/** One connection a tunnel, where tunnels differ in what the gateway sees. */
export function connectionsOf(tunnels: readonly TunnelOffer[]): Connection[] {
  const connections: Connection[] = [];
  for (const tunnel of tunnels) {
    const same = connections.findIndex((other) => seenByGateway(other.tunnel) === seenByGateway(tunnel));
    const known = connections[same];
    if (known === undefined) {
      connections.push({ name: tunnel.name, tunnel, interfaces: tunnel.interfaces.length });
    } else {
      connections[same] = {
        ...known,
        name: 'always-on',
        interfaces: known.interfaces + tunnel.interfaces.length,
      };
    }
  }
  return connections;
}

/** All that a gateway can tell tunnels apart by, as a text to compare. */
function seenByGateway(tunnel: TunnelOffer): string {
  const {
    name,
    interfaces,
    path,
    deadPeerDetectionSeconds,
    mtu,
    authentication,
    ppk,
    localIdentifier,
    ...seen
  } = tunnel;
  const { kind, ...how } = authentication;
  const secret = 'secret' in how ? how.secret : 'password' in how ? how.password : undefined;
  return JSON.stringify({
    ...seen,
    kind,
    keyType: 'keyType' in how ? how.keyType : undefined,
    userName: 'userName' in how ? how.userName : undefined,
    secret: secret && Buffer.from(secret).toString('base64'),
    ppk: ppk && [ppk.identifier, ppk.mandatory, Buffer.from(ppk.key).toString('base64')],
  });
}
