import { appleSources } from '../../apple/sources.js';
import { associationsOf, associationWords } from '../../device/security-association.js';
import { problemOf } from '../../device/value.js';
import type { Rule } from '../rule.js';

export const saLifetime: Rule = {
  name: 'sa-lifetime',
  title: 'lifetime outside 10 to 1440 minutes',
  severity: 'error',
  why: "Apple's schema has this range. Devices reject the whole profile with any other lifetime.",
  source: appleSources.vpn,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check(view) {
    for (const tunnel of view.tunnels) {
      for (const association of associationsOf(tunnel)) {
        const problem = problemOf(view, tunnel, 'LifeTimeInMinutes', association);
        if (problem?.kind !== 'out-of-range') continue;
        const { min, max } = problem.range;
        yield {
          at: problem.at,
          message: `${associationWords[association.name]} has a lifetime of ${problem.value} minutes. Apple allows ${min} to ${max}.`,
          fix: `Choose a lifetime from ${min} to ${max} minutes.`,
        };
      }
    }
  },
};
