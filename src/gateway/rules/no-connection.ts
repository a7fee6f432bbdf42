import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';

export const gatewayNoConnection: GatewayRule = {
  name: 'gateway-no-connection',
  title: 'gateway without a connection',
  severity: 'error',
  why: 'The gateway answers NO_PROPOSAL_CHOSEN, as it does for different proposals.',
  source: gatewaySources.ikev2,
  confidence: 'observed',
  *check({ gateway, pairs }) {
    if (gateway.connections.length === 0) {
      yield {
        at: gateway.place,
        message: 'The gateway has no connection.',
        fix: 'Write one with alwayson gateway PROFILE --to strongswan.',
      };
    }
    const told = new Set<unknown>();
    for (const { connection } of pairs) {
      if (connection.children.length > 0 || told.has(connection)) continue;
      told.add(connection);
      yield {
        at: connection.place,
        message: 'The connection has no child, so no traffic passes through the tunnel.',
        fix: 'Add a section in children.',
        why: 'Gateways open the first Child SA together with the connection, and nothing fits what the device asks for.',
      };
    }
  },
};
