import { appleSources } from '../../apple/sources.js';
import type { Interface, TunnelView } from '../../device/views.js';
import { get } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';

export const tunnelInterfaceConflict: Rule = {
  name: 'tunnel-interface-conflict',
  title: 'interface with two tunnels',
  severity: 'error',
  why: 'Devices allow one tunnel for an interface and reject the whole profile with a second one.',
  source: appleSources.observed,
  confidence: 'observed',
  inDeclarations: 'judged',
  *check({ vpns }) {
    for (const { alwaysOn, tunnels } of vpns) {
      const taken = new Map<Interface, TunnelView>();
      if (alwaysOn === undefined) continue;
      for (const tunnel of tunnels) {
        const at = get(tunnel.node, 'Interfaces');
        // Anything but an array means both interfaces to the device; what is wrong is told by tunnel-interfaces.
        if (at !== undefined && at.type !== 'array') continue;
        for (const name of tunnel.interfaces) {
          const first = taken.get(name);
          if (first === undefined) taken.set(name, tunnel);
          else {
            yield {
              at: at ?? tunnel.node,
              message: `The tunnel is for ${name}, but ${first.node.path} is for ${name} already.`,
              fix: 'Name each interface in one tunnel only.',
            };
          }
        }
      }
    }
  },
};
