import { inSentence } from '../../text/in-sentence.js';
import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';

export const gatewaySetting: GatewayRule = {
  name: 'gateway-setting',
  title: 'setting that the gateway does not know or rejects',
  severity: 'error',
  why: 'strongSwan discards the whole connection because of one such setting and then answers NO_PROPOSAL_CHOSEN.',
  source: gatewaySources.swanctl,
  confidence: 'observed',
  *check({ gateway }) {
    for (const { place, setting, fault, fix } of gateway.problems) {
      yield {
        at: place,
        message: `${inSentence(setting)} ${inSentence(fault)}.`,
        ...(fix !== undefined && { fix }),
      };
    }
  },
};
