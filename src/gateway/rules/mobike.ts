import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';

export const gatewayMobike: GatewayRule = {
  name: 'gateway-mobike',
  title: 'the device can carry the tunnel to another network, and the gateway does not let it',
  severity: 'warning',
  why: 'without MOBIKE at both ends the device makes a new tunnel whenever its address changes, and traffic stops meanwhile',
  source: gatewaySources.mobike,
  confidence: 'documented',
  *check({ pairs }) {
    for (const { tunnel, connection } of pairs) {
      const { value, place, setting } = connection.mobike;
      if (!tunnel.mobike || value) continue;
      yield {
        at: place,
        message: `${setting} is off; the profile has DisableMOBIKE 0`,
        fix: `write ${setting} = yes, or DisableMOBIKE 1`,
      };
    }
  },
};
