import { appleSources } from '../../apple/sources.js';
import { get } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';

export const encryptedContent: Rule = {
  name: 'encrypted-content',
  title: 'the payloads are encrypted, so they are not judged',
  severity: 'warning',
  why: 'only the device that has the private key can read them; where EncryptedPayloadContent is present it takes the payloads from there',
  source: appleSources.profileReference,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check({ profile }) {
    const at = get(profile, 'EncryptedPayloadContent');
    if (at === undefined) return;
    if (get(profile, 'PayloadContent') === undefined) {
      yield {
        at,
        message: 'the payloads are encrypted for a device, so nothing of them is judged',
        fix: 'Judge the profile as it was before encryption.',
      };
      return;
    }
    yield {
      at,
      severity: 'error',
      message:
        'the device takes its payloads from EncryptedPayloadContent and not from PayloadContent, so what is judged here is not what it installs',
      fix: 'Remove one of the two.',
    };
  },
};
