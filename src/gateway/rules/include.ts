import { inSentence } from '../../text/in-sentence.js';
import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';

export const gatewayInclude: GatewayRule = {
  name: 'gateway-include',
  title: 'included files that were not read',
  severity: 'warning',
  why: 'alwayson reads only files in the folder of the configuration, so settings in other files are missing from this comparison.',
  source: gatewaySources.swanctl,
  confidence: 'documented',
  *check({ gateway }) {
    for (const { place, text } of gateway.unread) {
      yield {
        at: place,
        message: `The files of include ${inSentence(text)} were not read.`,
        fix: 'Put the files into the same folder.',
      };
    }
  },
};
