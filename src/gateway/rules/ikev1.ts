import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';

export const gatewayIkev1: GatewayRule = {
  name: 'gateway-ikev1',
  title: 'the connections of the gateway are for IKEv1',
  severity: 'error',
  why: 'the device speaks IKEv2 alone, and the gateway finds no connection for that',
  source: gatewaySources.swanctl,
  confidence: 'documented',
  *check({ gateway: { connections } }) {
    const [first] = connections;
    if (first === undefined || connections.some(({ version }) => version.value !== 1)) return;
    const { place, setting } = first.version;
    yield {
      at: place,
      message: `${setting} is for IKEv1, as in every connection of the file`,
      fix:
        setting === 'version'
          ? 'write version = 2'
          : `write ${setting}=${setting === 'ikev2' ? 'yes' : 'ikev2'}`,
    };
  },
};
