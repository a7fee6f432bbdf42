import { appleSources } from '../../apple/sources.js';
import { get } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';

export const encryptedContent: Rule = {
  name: 'encrypted-content',
  title: 'encrypted payloads, which alwayson cannot check',
  severity: 'warning',
  why: 'Only the device with the private key can read the payloads. Devices prefer EncryptedPayloadContent to PayloadContent.',
  source: appleSources.profileReference,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check({ profile }) {
    const at = get(profile, 'EncryptedPayloadContent');
    if (at === undefined) return;
    if (get(profile, 'PayloadContent') === undefined) {
      yield {
        at,
        message: 'The payloads are encrypted for a device, so alwayson did not check them.',
        fix: 'Verify the profile before you encrypt it.',
      };
      return;
    }
    yield {
      at,
      severity: 'error',
      message:
        'The profile has EncryptedPayloadContent and PayloadContent. Devices install the encrypted payloads, not the ones that alwayson checked.',
      fix: 'Remove one of the two.',
    };
  },
};
