import { appleSources } from '../../apple/sources.js';
import { get } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';

export const tunnelTwoSessions: Rule = {
  name: 'tunnel-two-sessions',
  title: 'one tunnel covers both interfaces',
  severity: 'info',
  why: 'the device was seen to make two tunnels of it, one for each interface, with the same identity at the same time',
  source: appleSources.observed,
  confidence: 'observed',
  inDeclarations: 'judged',
  *check({ tunnels }) {
    for (const { node, interfaces } of tunnels) {
      const at = get(node, 'Interfaces');
      if (interfaces.length < 2 || (at !== undefined && at.type !== 'array')) continue;
      yield {
        at: at ?? node,
        message: 'covers Cellular and WiFi: the server has to take two sessions of the same client',
      };
    }
  },
};
