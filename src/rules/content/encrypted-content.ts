import { appleSources } from '../../apple/sources.js';
import { get } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';

export const encryptedContent: Rule = {
  name: 'encrypted-content',
  title: 'the payloads are encrypted, so they are not judged',
  severity: 'info',
  why: 'only the device that has the private key can read them; where EncryptedPayloadContent is present it takes the payloads from there',
  source: appleSources.profileReference,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check({ profile }) {
    const at = get(profile, 'EncryptedPayloadContent');
    if (at === undefined) return;
    const beside = get(profile, 'PayloadContent') === undefined ? '' : '; what was judged is PayloadContent';
    yield {
      at,
      message: `the payloads are encrypted for a device; judge the profile as it was before encryption${beside}`,
    };
  },
};
