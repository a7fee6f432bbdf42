import { payloadEffectOf } from '../../apple/payload-effects.js';
import { appleSources } from '../../apple/sources.js';
import { get } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';
import { shown } from '../wording.js';

export const contentElsewhere: Rule = {
  name: 'content-elsewhere',
  title: 'a payload that brings the device more than what is in the profile',
  severity: 'warning',
  why: 'what the device installs by it is not in this file, so nothing of it was judged',
  source: appleSources.payloadTypes,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check({ payloads }) {
    for (const { node, type } of payloads) {
      const at = get(node, 'PayloadType');
      const effect = payloadEffectOf(type ?? '');
      if (at === undefined || effect?.elsewhere !== true) continue;
      yield {
        at,
        message: `a payload of type ${shown(at)} can ${effect.can}, and none of that is judged here`,
        fix: 'Deliver the VPN in a profile without this payload.',
      };
    }
  },
};
