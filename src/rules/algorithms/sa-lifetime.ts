import { appleSources } from '../../apple/sources.js';
import { associationsOf } from '../../device/security-association.js';
import { problemOf } from '../../device/value.js';
import type { Rule } from '../rule.js';

export const saLifetime: Rule = {
  name: 'sa-lifetime',
  title: 'a lifetime outside 10 to 1440 minutes',
  severity: 'error',
  why: "Apple's schema has this range; the device was seen to refuse anything else, and the whole profile with it",
  source: appleSources.vpn,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check(view) {
    for (const tunnel of view.tunnels) {
      for (const association of associationsOf(tunnel)) {
        const problem = problemOf(view, tunnel, 'LifeTimeInMinutes', association);
        if (problem?.kind !== 'out-of-range') continue;
        const { min, max } = problem.range;
        yield { at: problem.at, message: `is ${problem.value} minutes; allowed is ${min} to ${max}` };
      }
    }
  },
};
