import { appleSources } from '../../apple/sources.js';
import { get } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';
import { entry, shown } from '../wording.js';

export const payloadScope: Rule = {
  name: 'payload-scope',
  title: 'a profile with a VPN does not say that it is for the device',
  severity: 'info',
  why: 'some management systems install a profile without PayloadScope System for the user, where a VPN of the device does not belong; the device itself reads the key on a Mac alone',
  source: appleSources.topLevel,
  confidence: 'inferred',
  inDeclarations: 'own envelope',
  *check({ profile, vpns }) {
    const at = get(profile, 'PayloadScope');
    const fix = entry('PayloadScope', 'System');
    if (at !== undefined && !(at.type === 'string' && ['System', 'User'].includes(at.value))) {
      yield {
        at,
        severity: 'warning',
        message: `is ${shown(at)}; allowed is System or User`,
        why: "Apple's schema has no other scope",
        confidence: 'documented',
        fix,
      };
    } else if (vpns.length > 0 && at === undefined) {
      yield { at: profile, message: 'has no PayloadScope; System says that the VPN is for the device', fix };
    } else if (vpns.length > 0 && at?.type === 'string' && at.value === 'User') {
      yield { at, message: 'is User; a VPN is for the device: System', fix };
    }
  },
};
