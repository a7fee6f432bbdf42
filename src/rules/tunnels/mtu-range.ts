import { inRange } from '../../apple/check-value.js';
import { appleSources } from '../../apple/sources.js';
import { problemOf } from '../../device/value.js';
import type { Rule } from '../rule.js';

export const mtuRange: Rule = {
  name: 'mtu-range',
  title: 'an MTU outside the range that Apple allows',
  severity: 'error',
  why: 'the device was seen to refuse an MTU outside 1000 to 1500, and the whole profile with it',
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
        message: `is ${mtu} bytes; allowed is ${range.min} to ${range.max}`,
        ...(tolerated && {
          severity: 'warning' as const,
          why: `Apple's schema does not allow it, although the device was seen to take ${observedRange.min} to ${observedRange.max}`,
        }),
      };
    }
  },
};
