import { checkValue } from '../../apple/check-value.js';
import { appleSources } from '../../apple/sources.js';
import type { Rule } from '../rule.js';
import { entry } from '../wording.js';

export const flagAsBoolean: Rule = {
  name: 'flag-as-boolean',
  title: "a boolean where Apple's schema has 0 or 1",
  severity: 'info',
  why: 'the device was seen to take both; a tool that goes by the schema need not',
  source: appleSources.observed,
  confidence: 'observed',
  inDeclarations: 'own schema',
  *check({ keys, platform, os }) {
    for (const { key, row, node } of keys.known) {
      const problem = checkValue(row, node, { platform, os });
      if (problem?.kind !== 'flag-as-boolean') continue;
      const number = problem.value ? 1 : 0;
      yield {
        at: node,
        message: `is ${problem.value}; Apple's schema has ${number}`,
        fix: entry(key, number),
      };
    }
  },
};
