import { inSentence } from '../../text/in-sentence.js';
import { authenticationWords } from '../authentication-fit.js';
import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';

const methods = { 'eap-tls': 'tls', 'eap-mschapv2': 'mschapv2' } as const;

export const gatewayEap: GatewayRule = {
  name: 'gateway-eap',
  title: 'the gateway runs another method of EAP than the device has credentials for',
  severity: 'error',
  why: 'the device refuses the method, and the gateway gives up',
  source: gatewaySources.swanctl,
  confidence: 'documented',
  *check({ pairs }) {
    for (const { tunnel, connection } of pairs) {
      const { authentication } = tunnel;
      const { value, place, setting } = connection.deviceAuthentication;
      if (value.kind !== 'eap' || value.method === undefined) continue;
      if (authentication.kind !== 'eap-tls' && authentication.kind !== 'eap-mschapv2') continue;
      if (value.method === methods[authentication.kind]) continue;
      yield {
        at: place,
        message: `${setting} is ${inSentence(authenticationWords(value))}; the profile has ${authenticationWords(authentication)}`,
        fix: `write eap-${methods[authentication.kind]}`,
      };
    }
  },
};
