import { inRange } from '../../apple/check-value.js';
import { appleSources } from '../../apple/sources.js';
import { problemOf } from '../../device/value.js';
import type { Rule } from '../rule.js';

export const mtuRange: Rule = {
  name: 'mtu-range',
  title: 'MTU outside the range that Apple allows',
  severity: 'error',
  why: 'Devices reject the whole profile when the MTU is outside 1000 to 1500.',
  source: appleSources.vpn,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check(view) {
    for (const tunnel of view.tunnels) {
      const problem = problemOf(view, tunnel, 'MTU');
      if (problem?.kind !== 'out-of-range') continue;
      const { value: mtu, range, observedRange } = problem;
      const tolerated = observedRange !== undefined && inRange(mtu, observedRange);
      yield {
        at: problem.at,
        message: `MTU is ${mtu} bytes. Apple allows ${range.min} to ${range.max}.`,
        fix: `Choose an MTU from ${range.min} to ${range.max}.`,
        ...(tolerated && {
          severity: 'warning' as const,
          why: `Apple's schema does not allow the value, although devices accept ${observedRange.min} to ${observedRange.max}.`,
        }),
      };
    }
  },
};
