import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';

export const gatewayIdle: GatewayRule = {
  name: 'gateway-idle',
  title: 'gateway that ends idle tunnels',
  severity: 'warning',
  why: 'Devices with Always On drop all traffic until they have a new tunnel, so an idle phone misses what is sent to it.',
  source: gatewaySources.swanctl,
  confidence: 'inferred',
  *check({ pairs }) {
    for (const { child } of pairs) {
      if (child === undefined || child.inactivitySeconds.value === 0) continue;
      const { value, place, setting } = child.inactivitySeconds;
      yield {
        at: place,
        message: `${setting} ends the Child SA after ${value} seconds without traffic.`,
        fix: 'Remove the line.',
      };
    }
  },
};
