import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';

export const gatewayNoConnection: GatewayRule = {
  name: 'gateway-no-connection',
  title: 'the gateway has no connection to answer with',
  severity: 'error',
  why: 'the gateway answers NO_PROPOSAL_CHOSEN, as it does for proposals that differ',
  source: gatewaySources.ikev2,
  confidence: 'observed',
  *check({ gateway, pairs }) {
    if (gateway.connections.length === 0) {
      yield {
        at: gateway.place,
        message: 'no connection is configured',
        fix: 'let alwayson write one: alwayson gateway PROFILE --to strongswan',
      };
    }
    const told = new Set<unknown>();
    for (const { connection } of pairs) {
      if (connection.children.length > 0 || told.has(connection)) continue;
      told.add(connection);
      yield {
        at: connection.place,
        message: 'has no child, so that no traffic goes through the tunnel',
        fix: 'add a section in children',
        why: 'the first child is made together with the connection, and nothing fits what the device asks for',
      };
    }
  },
};
