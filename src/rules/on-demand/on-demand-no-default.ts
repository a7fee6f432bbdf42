import { appleSources } from '../../apple/sources.js';
import { alwaysMatches, onDemandOf } from '../../device/on-demand.js';
import type { Rule } from '../rule.js';

export const onDemandNoDefault: Rule = {
  name: 'on-demand-no-default',
  title: 'no on-demand rule that matches every network',
  severity: 'info',
  why: 'the device applies the first rule that matches; Apple does not say what it does on a network that no rule matches',
  source: appleSources.onDemandRules,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check(view) {
    for (const { rules, on, at } of onDemandOf(view)) {
      if (!on || rules.length === 0 || rules.some(alwaysMatches)) continue;
      yield {
        at,
        message: 'every rule has a condition, so there are networks that no rule matches',
        fix: 'Add a last rule without conditions, with the Action that is right for all other networks.',
      };
    }
  },
};
