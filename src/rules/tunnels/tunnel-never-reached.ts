import { appleSources } from '../../apple/sources.js';
import type { Rule } from '../rule.js';

export const tunnelNeverReached: Rule = {
  name: 'tunnel-never-reached',
  title: 'tunnel that devices do not read',
  severity: 'warning',
  why: 'Devices stop reading once both interfaces have a tunnel. They ignore further elements, even wrong ones.',
  source: appleSources.observed,
  confidence: 'observed',
  inDeclarations: 'judged',
  *check({ vpns }) {
    for (const { unreached } of vpns) {
      for (const at of unreached) {
        yield {
          at,
          message:
            'Devices do not read this tunnel, because the tunnels before it are for Cellular and WiFi.',
          fix: 'Remove the tunnel, or set Interfaces of the tunnels before it so that each has one interface.',
        };
      }
    }
  },
};
