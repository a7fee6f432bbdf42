import { appleSources } from '../../apple/sources.js';
import type { Interface } from '../../device/views.js';
import type { Rule } from '../rule.js';

const names: Readonly<Record<Interface, string>> = { Cellular: 'cellular', WiFi: 'Wi-Fi' };

export const tunnelInterfaceUncovered: Rule = {
  name: 'tunnel-interface-uncovered',
  title: 'interface without a tunnel',
  severity: 'warning',
  why: 'Devices with Always On drop all traffic of an interface that has no tunnel.',
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
          message: `No tunnel is for ${name}, so the device has no network over ${names[name]}.`,
          fix: `Add a tunnel with ${name} in Interfaces, or add ${name} to Interfaces of the tunnel that is there.`,
        };
      }
    }
  },
};
