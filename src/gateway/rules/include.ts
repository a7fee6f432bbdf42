import { inSentence } from '../../text/in-sentence.js';
import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';

export const gatewayInclude: GatewayRule = {
  name: 'gateway-include',
  title: 'files that the configuration includes and that were not read',
  severity: 'warning',
  why: 'only files in the folder of the configuration are read, so that settings in others are missing from this comparison',
  source: gatewaySources.swanctl,
  confidence: 'documented',
  *check({ gateway }) {
    for (const { place, text } of gateway.unread) {
      yield {
        at: place,
        message: `include ${inSentence(text)} was not read`,
        fix: 'put the files into the same folder',
      };
    }
  },
};
