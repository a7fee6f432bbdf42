import { appleSources } from '../../apple/sources.js';
import type { Rule } from '../rule.js';
import { textRemark, versionRemark } from './remarks.js';

export const payloadEnvelope: Rule = {
  name: 'payload-envelope',
  title: 'a payload lacks what every payload has',
  severity: 'error',
  why: 'the device takes the payload as malformed and refuses the whole profile',
  source: appleSources.common,
  confidence: 'documented',
  inDeclarations: 'own envelope',
  *check({ payloads }) {
    for (const { node } of payloads) {
      const remarks = [
        textRemark(node, 'PayloadType'),
        // What the device does with another number in a payload is not known.
        versionRemark(node, () => true),
        textRemark(node, 'PayloadIdentifier'),
        textRemark(node, 'PayloadUUID'),
      ];
      yield* remarks.filter((remark) => remark !== undefined);
    }
  },
};
