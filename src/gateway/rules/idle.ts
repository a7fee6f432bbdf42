import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';

export const gatewayIdle: GatewayRule = {
  name: 'gateway-idle',
  title: 'the gateway ends tunnels without traffic',
  severity: 'warning',
  why: 'an Always On device drops all traffic until it has a new tunnel, so an idle phone misses what is sent to it',
  source: gatewaySources.swanctl,
  confidence: 'inferred',
  *check({ pairs }) {
    for (const { child } of pairs) {
      if (child === undefined || child.inactivitySeconds.value === 0) continue;
      const { value, place, setting } = child.inactivitySeconds;
      yield {
        at: place,
        message: `${setting} ends the child after ${value} seconds without traffic`,
        fix: 'remove the line',
      };
    }
  },
};
