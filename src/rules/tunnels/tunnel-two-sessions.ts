import { appleSources } from '../../apple/sources.js';
import { get } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';

export const tunnelTwoSessions: Rule = {
  name: 'tunnel-two-sessions',
  title: 'tunnel for both interfaces',
  severity: 'info',
  why: 'Devices open one tunnel on Wi-Fi and one on cellular at the same time, with the same identity.',
  source: appleSources.observed,
  confidence: 'observed',
  inDeclarations: 'judged',
  *check({ tunnels }) {
    for (const { node, interfaces } of tunnels) {
      const at = get(node, 'Interfaces');
      if (interfaces.length < 2 || (at !== undefined && at.type !== 'array')) continue;
      yield {
        at: at ?? node,
        message: 'The device opens one tunnel on Wi-Fi and one on cellular with the same identity.',
        fix: 'Let the gateway accept both sessions.',
      };
    }
  },
};
