import { inSentence } from '../../text/in-sentence.js';
import { missingParts } from '../product.js';
import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';

export const gatewayPlaceholder: GatewayRule = {
  name: 'gateway-placeholder',
  title: 'placeholder in the configuration',
  severity: 'error',
  why: 'The gateway does not load the part that contains the placeholder.',
  source: gatewaySources.tried,
  confidence: 'observed',
  *check({ gateway }) {
    for (const { place, text } of gateway.placeholders) {
      const part = Object.values(missingParts).find(({ placeholder }) => text.includes(placeholder));
      yield {
        at: place,
        message: `${part?.what ?? 'A value'} is missing: the configuration has the placeholder "${inSentence(text)}".`,
        fix: part?.fix ?? 'Replace the placeholder.',
      };
    }
  },
};
