import { inSentence } from '../../text/in-sentence.js';
import { missingParts } from '../product.js';
import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';

export const gatewayPlaceholder: GatewayRule = {
  name: 'gateway-placeholder',
  title: 'something that no profile says is still to be written into the configuration',
  severity: 'error',
  why: 'the gateway refuses to load the part that it stands in',
  source: gatewaySources.tried,
  confidence: 'observed',
  *check({ gateway }) {
    for (const { place, text } of gateway.placeholders) {
      const part = Object.values(missingParts).find(({ placeholder }) => text.includes(placeholder));
      yield {
        at: place,
        message: `${part?.what ?? 'a value'} is missing: "${inSentence(text)}" stands in its place`,
        fix: part?.fix ?? 'replace it',
      };
    }
  },
};
