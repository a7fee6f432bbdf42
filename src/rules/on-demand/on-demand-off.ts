import { appleSources } from '../../apple/sources.js';
import { onDemandOf } from '../../device/on-demand.js';
import { flagAt } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';

export const onDemandOff: Rule = {
  name: 'on-demand-off',
  title: 'on-demand rules that are switched off',
  severity: 'info',
  why: 'Devices do not connect by themselves while OnDemandEnabled is not 1. The user can switch Connect On Demand on in Settings, unless OnDemandUserOverrideDisabled is 1.',
  source: appleSources.vpn,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check(view) {
    for (const { tunnel, rules, on, at } of onDemandOf(view)) {
      if (on || rules.length === 0) continue;
      const isFixed = flagAt(tunnel.node, 'OnDemandUserOverrideDisabled') === true;
      const until = isFixed ? '' : ' until the user switches them on';
      yield { at, message: `The on-demand rules are off${until}, because OnDemandEnabled is not 1.` };
    }
  },
};
