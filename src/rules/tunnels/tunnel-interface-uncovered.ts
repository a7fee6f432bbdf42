import { appleSources } from '../../apple/sources.js';
import type { Interface } from '../../device/views.js';
import type { Rule } from '../rule.js';

const names: Readonly<Record<Interface, string>> = { Cellular: 'cellular', WiFi: 'Wi-Fi' };

export const tunnelInterfaceUncovered: Rule = {
  name: 'tunnel-interface-uncovered',
  title: 'an interface has no tunnel, so its traffic is dropped',
  severity: 'warning',
  why: 'an Always On device drops the traffic of an interface whose tunnel is not up, and this one never has a tunnel',
  source: appleSources.deploymentReference,
  confidence: 'inferred',
  inDeclarations: 'judged',
  *check({ vpns }) {
    for (const { alwaysOn, tunnels, node } of vpns) {
      const covered = tunnels.flatMap(({ interfaces }) => interfaces);
      if (alwaysOn === undefined || covered.length === 0) continue;
      for (const name of ['Cellular', 'WiFi'] as const) {
        if (covered.includes(name)) continue;
        yield {
          at: tunnels[0]?.node ?? node,
          message: `no tunnel has ${name} in Interfaces: over ${names[name]} the device has no network at all`,
        };
      }
    }
  },
};
