import { createHash } from 'node:crypto';
import { v5 } from 'uuid';
import { profileType } from '../apple/profile.js';
import type { Finding } from '../finding.js';
import { itemsAt, plainValue, stringAt } from '../plist/navigate.js';
import type { DictionaryNode } from '../plist/node.js';
import { writePlist } from '../plist/write.js';
import { deliveryFinding } from './findings.js';

/** Our namespace for the UUIDs of these profiles, version 5 (RFC 9562, section 5.5); chosen once and never to change. */
const namespace = 'a3b7a0de-5d0f-4c55-9b0b-9a1d6d7f2c11';

/**
 * A profile around payloads that came without one. Its identifier is that of the first payload with an ending, so
 * that it stays the same when the payloads change; its UUID is made of the payloads.
 *
 * @param judged the dictionary in whose PayloadContent they are
 */
export function profileAroundPayloads(judged: DictionaryNode): {
  readonly bytes: Uint8Array;
  readonly finding: Finding;
} {
  const payloads = itemsAt(judged, 'PayloadContent');
  const [first] = payloads;
  const PayloadContent = payloads.map(plainValue);
  const PayloadIdentifier = `${(first && stringAt(first, 'PayloadIdentifier')) || 'alwayson'}.profile`;
  const digest = createHash('sha256').update(writePlist(PayloadContent)).digest('hex');
  const [name] = payloads.flatMap(
    (payload) => stringAt(payload, 'UserDefinedName') ?? stringAt(payload, 'PayloadDisplayName') ?? [],
  );
  const text = writePlist({
    PayloadType: profileType,
    PayloadVersion: 1,
    PayloadIdentifier,
    PayloadUUID: v5(digest, namespace).toUpperCase(),
    PayloadDisplayName: name ?? PayloadIdentifier,
    PayloadScope: 'System',
    PayloadContent,
  });
  const message = `The file holds payloads without a profile. The profile around them is made here, with the PayloadIdentifier ${PayloadIdentifier}.`;
  return { bytes: Buffer.from(text, 'utf8'), finding: deliveryFinding('profile-made', { message }) };
}
