import { inSentence } from '../../text/in-sentence.js';
import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';

export const gatewayConnection: GatewayRule = {
  name: 'gateway-connection',
  title: 'which connection of the gateway answers a tunnel',
  severity: 'info',
  why: 'the gateway takes the first connection whose identities, proposals and authentication fit; the other findings speak of this one',
  source: gatewaySources.swanctl,
  confidence: 'inferred',
  *check({ pairs, gateway }) {
    for (const { tunnel, connection, child } of pairs) {
      const through = child === undefined ? '' : `, child ${inSentence(child.name)}`;
      yield {
        at: connection.place,
        message: `answers the tunnel ${tunnel.name} (${gateway.connections.length} ${gateway.connections.length === 1 ? 'connection' : 'connections'} in all${through})`,
      };
    }
  },
};
