import { checkValue } from '../../apple/check-value.js';
import { appleSources } from '../../apple/sources.js';
import type { Rule } from '../rule.js';
import { entry, subjectOf } from '../wording.js';

export const flagAsBoolean: Rule = {
  name: 'flag-as-boolean',
  title: 'flag written as a boolean',
  severity: 'info',
  why: 'Devices accept both forms. A tool that follows the schema may not.',
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
        message: `${subjectOf(node)} is written as ${problem.value}. Apple's schema has the integer ${number}.`,
        fix: entry(key, number),
      };
    }
  },
};
