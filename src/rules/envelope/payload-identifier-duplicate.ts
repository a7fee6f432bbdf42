import { appleSources } from '../../apple/sources.js';
import { get } from '../../plist/navigate.js';
import { duplicatesAmong } from '../duplicates.js';
import type { Rule } from '../rule.js';

export const payloadIdentifierDuplicate: Rule = {
  name: 'payload-identifier-duplicate',
  title: 'PayloadIdentifier that two payloads share',
  severity: 'error',
  why: 'Devices tell payloads apart by PayloadIdentifier, so one payload can replace the other.',
  source: appleSources.common,
  confidence: 'inferred',
  inDeclarations: 'own envelope',
  *check({ payloads }) {
    const identifiers = payloads.map((payload) => get(payload.node, 'PayloadIdentifier'));
    for (const { node, first } of duplicatesAmong(identifiers)) {
      yield {
        at: node,
        message: `PayloadIdentifier is the same as ${first.path}.`,
        fix: 'Give every payload a PayloadIdentifier of its own.',
      };
    }
  },
};
