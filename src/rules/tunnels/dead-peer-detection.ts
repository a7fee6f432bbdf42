import { appleSources } from '../../apple/sources.js';
import { problemOf } from '../../device/value.js';
import { alternatives } from '../../text/alternatives.js';
import { didYouMean } from '../../text/nearest.js';
import type { Rule } from '../rule.js';
import { entry, nearestTo, shown } from '../wording.js';

const key = 'DeadPeerDetectionRate';

export const deadPeerDetection: Rule = {
  name: 'dead-peer-detection',
  title: 'unknown rate of dead peer detection',
  severity: 'error',
  why: 'Devices treat an unknown rate as Medium, one probe every 10 minutes.',
  source: appleSources.observed,
  confidence: 'observed',
  inDeclarations: 'judged',
  *check(view) {
    for (const tunnel of view.tunnels) {
      const problem = problemOf(view, tunnel, key);
      if (problem?.kind !== 'not-allowed') continue;
      const meant = nearestTo(problem.at, problem.allowed.map(String));
      yield {
        at: problem.at,
        message: `${key} is ${shown(problem.at)}, which does not exist.${didYouMean(meant)}`,
        fix: meant === undefined ? `Choose ${alternatives(problem.allowed)}.` : entry(key, meant),
      };
    }
  },
};
