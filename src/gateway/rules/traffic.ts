import { inSentence } from '../../text/in-sentence.js';
import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';

export const gatewayTraffic: GatewayRule = {
  name: 'gateway-traffic',
  title: 'gateway that accepts only a part of the traffic',
  severity: 'warning',
  why: 'Devices with Always On send all traffic through the tunnel. They drop what the gateway does not accept.',
  source: gatewaySources.appleInterop,
  confidence: 'inferred',
  *check({ pairs, gateway }) {
    for (const { tunnel, connection, child } of pairs) {
      if (child === undefined || tunnel.interfaces.length === 0) continue;
      const { value, place, setting } = child.traffic;
      const networks = connection.pools.value.flatMap((name) => gateway.pools.get(name) ?? []);
      const lacking = [
        ...(value?.includes('0.0.0.0/0') ? [] : ['0.0.0.0/0']),
        ...(networks.some((network) => network.includes(':')) && !value?.includes('::/0') ? ['::/0'] : []),
      ];
      if (lacking.length === 0) continue;
      const taken = value === undefined ? 'the gateway alone' : value.map(inSentence).join(', ');
      yield {
        at: place,
        message: `${setting} is ${taken}, without ${lacking.join(' and ')}.`,
        fix: `Write ${setting} = ${[...(value ?? []), ...lacking].map(inSentence).join(', ')}.`,
      };
    }
  },
};
