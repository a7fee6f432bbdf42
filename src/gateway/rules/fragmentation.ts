import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';

export const gatewayFragmentation: GatewayRule = {
  name: 'gateway-fragmentation',
  title: 'gateway without IKE fragmentation',
  severity: 'warning',
  why: 'Certificates and ML-KEM make IKE messages larger than a packet, and many networks drop IP fragments.',
  source: gatewaySources.fragmentation,
  confidence: 'documented',
  *check({ pairs }) {
    for (const { tunnel, connection } of pairs) {
      const { value, place, setting } = connection.fragmentation;
      if (value || tunnel.authentication.kind === 'shared-secret') continue;
      yield { at: place, message: `${setting} is off.`, fix: `Write ${setting} = yes.` };
    }
  },
};
