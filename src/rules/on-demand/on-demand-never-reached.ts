import { appleSources } from '../../apple/sources.js';
import { coveringRules, onDemandOf } from '../../device/on-demand.js';
import type { Rule } from '../rule.js';

export const onDemandNeverReached: Rule = {
  name: 'on-demand-never-reached',
  title: 'on-demand rule that devices never apply',
  severity: 'warning',
  why: 'Devices read the rules in their order and apply the first one that matches, so this rule has no effect.',
  source: appleSources.onDemandRules,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check(view) {
    for (const { rules, on } of onDemandOf(view)) {
      const covering = coveringRules(rules);
      for (const [index, rule] of rules.entries()) {
        const earlier = covering[index];
        if (earlier === undefined) continue;
        yield {
          at: rule,
          message: `Devices never apply this on-demand rule, because ${earlier.path} comes first and matches the same networks.`,
          fix: 'Move the rule before the other one, or remove it.',
          ...(!on && { severity: 'info' as const }),
        };
      }
    }
  },
};
