import { appleSources } from '../../apple/sources.js';
import { alwaysMatches, onDemandOf } from '../../device/on-demand.js';
import type { Rule } from '../rule.js';

export const onDemandNoDefault: Rule = {
  name: 'on-demand-no-default',
  title: 'on-demand rules without one that matches every network',
  severity: 'info',
  why: 'Devices apply the first rule that matches. Apple does not document what they do on a network that no rule matches.',
  source: appleSources.onDemandRules,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check(view) {
    for (const { rules, on, at } of onDemandOf(view)) {
      if (!on || rules.length === 0 || rules.some(alwaysMatches)) continue;
      yield {
        at,
        message: 'Every on-demand rule has a condition, so some networks match no rule.',
        fix: 'Add a last rule without conditions, with the Action that is right for all other networks.',
      };
    }
  },
};
