import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';

export const gatewayFragmentation: GatewayRule = {
  name: 'gateway-fragmentation',
  title: 'the gateway does not split large messages of IKE',
  severity: 'warning',
  why: 'certificates and ML-KEM make messages that are larger than a packet, and many networks drop packets that are split on the way',
  source: gatewaySources.fragmentation,
  confidence: 'documented',
  *check({ pairs }) {
    for (const { tunnel, connection } of pairs) {
      const { value, place, setting } = connection.fragmentation;
      if (value || tunnel.authentication.kind === 'shared-secret') continue;
      yield { at: place, message: `${setting} is off`, fix: `write ${setting} = yes` };
    }
  },
};
