import { appleSources } from '../../apple/sources.js';
import { get } from '../../plist/navigate.js';
import { duplicatesAmong } from '../duplicates.js';
import type { Rule } from '../rule.js';

export const payloadUuidDuplicate: Rule = {
  name: 'payload-uuid-duplicate',
  title: 'PayloadUUID that two payloads share',
  severity: 'error',
  why: 'Devices tell payloads apart by PayloadUUID, and PayloadCertificateUUID refers to it. It is open which of the two payloads a device uses.',
  source: appleSources.common,
  confidence: 'inferred',
  inDeclarations: 'own envelope',
  *check({ payloads }) {
    for (const { node, first } of duplicatesAmong(
      payloads.map((payload) => get(payload.node, 'PayloadUUID')),
    )) {
      yield {
        at: node,
        message: `PayloadUUID is the same as ${first.path}.`,
        fix: 'Give every payload a PayloadUUID of its own.',
      };
    }
  },
};
