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
export function* compareHidden({ words, expected, delivered }: Sides): Generator<Finding> {
  const [old, encrypted] = [expected, delivered].map(({ profile }) =>
    get(profile, 'EncryptedPayloadContent'),
  );
  if (encrypted !== undefined && (old === undefined || nodeText(old) !== nodeText(encrypted))) {
    const decoy =
      get(delivered.profile, 'PayloadContent') === undefined
        ? ''
        : ' Devices ignore PayloadContent, which alwayson checked.';
    yield hidden(
      encrypted,
      `The payloads are encrypted for a device, so alwayson cannot compare them with ${words.expected}.${decoy}`,
    );
  }
  const asked = new Set(expected.payloads.map(({ node }) => nodeText(node)));
  for (const { node, type } of delivered.payloads) {
    const effect = payloadEffectOf(type ?? '');
    if (effect?.elsewhere !== true || asked.has(nodeText(node))) continue;
    yield hidden(
      get(node, 'PayloadType') ?? node,
      `The payload of type "${stringAt(node, 'PayloadType')}" can ${effect.can}. alwayson cannot compare what that brings.`,
    );
  }
}

function hidden(at: PlistNode, message: string): Finding {
  return compareFinding(
    'compare-hidden',
    {
      severity: 'error',
      message,
      why: 'The device can get from elsewhere what nobody compared.',
      source: appleSources.profileReference,
      confidence: 'documented',
      fix: 'Compare the profile as it was before encryption, without payloads that bring others.',
    },
    at,
  );
}
