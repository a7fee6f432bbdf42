import { payloadEffectOf } from '../apple/payload-effects.js';
import { appleSources } from '../apple/sources.js';
import type { Finding } from '../finding.js';
import { get, stringAt } from '../plist/navigate.js';
import type { PlistNode } from '../plist/node.js';
import { nodeText } from './device-value.js';
import { compareFinding } from './findings.js';
import type { Sides } from './sides.js';

/** Whether all that a device takes is hidden, so that nothing is left to compare. */
export function isHidden({ profile }: Sides['delivered']): boolean {
  return (
    get(profile, 'EncryptedPayloadContent') !== undefined && get(profile, 'PayloadContent') === undefined
  );
}

/** Says what a device takes from where nobody can look: payloads that are encrypted, and those that a server sends. */
export function* compareHidden({ expected, delivered }: Sides): Generator<Finding> {
  const [old, encrypted] = [expected, delivered].map(({ profile }) =>
    get(profile, 'EncryptedPayloadContent'),
  );
  if (encrypted !== undefined && (old === undefined || nodeText(old) !== nodeText(encrypted))) {
    const decoy =
      get(delivered.profile, 'PayloadContent') === undefined
        ? ''
        : '; the device does not look at PayloadContent, which was judged here';
    yield hidden(
      encrypted,
      `the payloads are encrypted for a device, so nobody but that device can tell whether they are as ordered${decoy}`,
    );
  }
  const asked = new Set(expected.payloads.map(({ node }) => nodeText(node)));
  for (const { node, type } of delivered.payloads) {
    const effect = payloadEffectOf(type ?? '');
    if (effect?.elsewhere !== true || asked.has(nodeText(node))) continue;
    yield hidden(
      get(node, 'PayloadType') ?? node,
      `the payload of type "${stringAt(node, 'PayloadType')}" can ${effect.can}; what the device does by it is not in the payloads that were compared`,
    );
  }
}

function hidden(at: PlistNode, message: string): Finding {
  return compareFinding(
    'compare-hidden',
    {
      severity: 'error',
      message,
      why: 'what is not in the payloads of the profile cannot be compared with the order',
      source: appleSources.profileReference,
      confidence: 'documented',
      fix: 'Compare the profile as it was before encryption, without payloads that bring others.',
    },
    at,
  );
}
