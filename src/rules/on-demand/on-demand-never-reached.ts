import { appleSources } from '../../apple/sources.js';
import { covers, onDemandOf } from '../../device/on-demand.js';
import type { Rule } from '../rule.js';

export const onDemandNeverReached: Rule = {
  name: 'on-demand-never-reached',
  title: 'an on-demand rule behind one that matches wherever it does',
  severity: 'warning',
  why: 'the device evaluates the rules in their order and applies the first that matches, so this one never takes effect',
  source: appleSources.onDemandRules,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check(view) {
    for (const { rules, on } of onDemandOf(view)) {
      for (const [index, rule] of rules.entries()) {
        const earlier = rules.slice(0, index).find((other) => covers(other, rule));
        if (earlier === undefined) continue;
        yield {
          at: rule,
          message: `the device never applies this rule: ${earlier.path} comes first and matches wherever it does`,
          fix: 'Move the rule in front of the other, or take it out.',
          ...(!on && { severity: 'info' as const }),
        };
      }
    }
  },
};
