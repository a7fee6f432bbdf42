import { appleSources } from '../../apple/sources.js';
import type { Rule } from '../rule.js';

export const tunnelNeverReached: Rule = {
  name: 'tunnel-never-reached',
  title: 'a tunnel that the device does not look at',
  severity: 'warning',
  why: 'once both interfaces have their tunnel the device was seen to stop, and to ignore further elements, even wrong ones',
  source: appleSources.observed,
  confidence: 'observed',
  inDeclarations: 'judged',
  *check({ vpns }) {
    for (const { unreached } of vpns) {
      for (const at of unreached) {
        yield { at, message: 'is not looked at, because the tunnels before it cover Cellular and WiFi' };
      }
    }
  },
};
