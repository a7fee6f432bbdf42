import { payloadEffectOf } from '../../apple/payload-effects.js';
import { appleSources } from '../../apple/sources.js';
import { get } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';
import { shown } from '../wording.js';

export const contentElsewhere: Rule = {
  name: 'content-elsewhere',
  title: 'payload that brings devices more than what is in the profile',
  severity: 'warning',
  why: 'Devices install content through it that is not in this file, so alwayson could not check it.',
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
        message: `A payload of type ${shown(at)} can ${effect.can}. alwayson does not check that.`,
        fix: 'Deliver the VPN in a profile without this payload.',
      };
    }
  },
};
