import { appleSources } from '../../apple/sources.js';
import { get } from '../../plist/navigate.js';
import { duplicatesAmong } from '../duplicates.js';
import type { Rule } from '../rule.js';

export const payloadIdentifierDuplicate: Rule = {
  name: 'payload-identifier-duplicate',
  title: 'two payloads have the same PayloadIdentifier',
  severity: 'error',
  why: 'a device keeps payloads apart by their identifier, so one of them can replace the other',
  source: appleSources.common,
  confidence: 'inferred',
  inDeclarations: 'own envelope',
  *check({ payloads }) {
    const identifiers = payloads.map((payload) => get(payload.node, 'PayloadIdentifier'));
    for (const { node, first } of duplicatesAmong(identifiers)) {
      yield { at: node, message: `is the same as ${first.path}; every payload has its own` };
    }
  },
};
