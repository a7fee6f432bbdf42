import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';

export const gatewayMobike: GatewayRule = {
  name: 'gateway-mobike',
  title: 'gateway without MOBIKE',
  severity: 'warning',
  why: 'Devices open a new tunnel whenever their address changes, and traffic stops meanwhile, unless both sides use MOBIKE.',
  source: gatewaySources.mobike,
  confidence: 'documented',
  *check({ pairs }) {
    for (const { tunnel, connection } of pairs) {
      const { value, place, setting } = connection.mobike;
      if (!tunnel.mobike || value) continue;
      yield {
        at: place,
        message: `${setting} is off, but the profile has DisableMOBIKE 0.`,
        fix: `Write ${setting} = yes, or set DisableMOBIKE to 1.`,
      };
    }
  },
};
