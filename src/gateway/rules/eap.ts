import { inSentence } from '../../text/in-sentence.js';
import { authenticationWords } from '../authentication-fit.js';
import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';

const methods = { 'eap-tls': 'tls', 'eap-mschapv2': 'mschapv2' } as const;

export const gatewayEap: GatewayRule = {
  name: 'gateway-eap',
  title: 'EAP method that differs between profile and gateway',
  severity: 'error',
  why: 'The device rejects the method, and the gateway gives up.',
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
        message: `${setting} is ${inSentence(authenticationWords(value))}. The profile has ${authenticationWords(authentication)}.`,
        fix: `Write eap-${methods[authentication.kind]}.`,
      };
    }
  },
};
