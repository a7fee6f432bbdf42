import { inSentence } from '../../text/in-sentence.js';
import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';

export const gatewayConnection: GatewayRule = {
  name: 'gateway-connection',
  title: 'connection of the gateway that answers a tunnel',
  severity: 'info',
  why: 'The gateway uses the first connection whose identities, proposals and authentication fit. The other findings speak of this connection.',
  source: gatewaySources.swanctl,
  confidence: 'inferred',
  *check({ pairs, gateway }) {
    for (const { tunnel, connection, child } of pairs) {
      const through = child === undefined ? '' : `, child ${inSentence(child.name)}`;
      yield {
        at: connection.place,
        message: `This connection answers the tunnel ${tunnel.name} (${gateway.connections.length} ${gateway.connections.length === 1 ? 'connection' : 'connections'} in all${through}).`,
      };
    }
  },
};
