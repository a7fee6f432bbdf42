import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';

export const gatewayUnique: GatewayRule = {
  name: 'gateway-unique',
  title: 'gateway that ends the tunnel of the other interface',
  severity: 'error',
  why: 'Devices open one tunnel on Wi-Fi and one on cellular with the same identity, and the gateway ends the first when the second comes up.',
  source: gatewaySources.tried,
  confidence: 'observed',
  *check({ pairs }) {
    const told = new Set<unknown>();
    for (const { connection } of pairs) {
      const sessions = pairs
        .filter((pair) => pair.connection === connection)
        .reduce((sum, { tunnel }) => sum + tunnel.interfaces.length, 0);
      const { value, place, setting } = connection.uniqueness;
      if (sessions < 2 || value === 'never' || told.has(connection)) continue;
      told.add(connection);
      yield {
        at: place,
        message: `${setting} is ${value}. Devices open ${sessions} tunnels with the same identity.`,
        ...(value === 'no' && {
          severity: 'warning' as const,
          why: 'Devices open one tunnel on Wi-Fi and one on cellular with the same identity. A tunnel that sends INITIAL_CONTACT ends the other.',
        }),
        fix: setting === 'unique' ? 'Write unique = never.' : 'Write uniqueids=no (strongSwan: never).',
      };
    }
  },
};
