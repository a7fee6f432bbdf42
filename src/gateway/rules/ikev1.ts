import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';

export const gatewayIkev1: GatewayRule = {
  name: 'gateway-ikev1',
  title: 'gateway with connections for IKEv1 only',
  severity: 'error',
  why: 'Devices use only IKEv2, and the gateway finds no connection for it.',
  source: gatewaySources.swanctl,
  confidence: 'documented',
  *check({ gateway: { connections } }) {
    const [first] = connections;
    if (first === undefined || connections.some(({ version }) => version.value !== 1)) return;
    const { place, setting } = first.version;
    yield {
      at: place,
      message: `${setting} is for IKEv1 in every connection of the file.`,
      fix:
        setting === 'version'
          ? 'Write version = 2.'
          : `Write ${setting}=${setting === 'ikev2' ? 'yes' : 'ikev2'}.`,
    };
  },
};
