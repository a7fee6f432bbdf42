import { appleSources } from '../../apple/sources.js';
import { get } from '../../plist/navigate.js';
import { duplicatesAmong } from '../duplicates.js';
import type { Rule } from '../rule.js';

export const payloadUuidDuplicate: Rule = {
  name: 'payload-uuid-duplicate',
  title: 'two payloads have the same PayloadUUID',
  severity: 'error',
  why: 'payloads are told apart by it, and PayloadCertificateUUID names one by it, so which of them the device takes is open',
  source: appleSources.common,
  confidence: 'inferred',
  inDeclarations: 'own envelope',
  *check({ payloads }) {
    for (const { node, first } of duplicatesAmong(
      payloads.map((payload) => get(payload.node, 'PayloadUUID')),
    )) {
      yield { at: node, message: `is the same as ${first.path}; every payload has its own` };
    }
  },
};
