import { vpnPayloadType } from '../../apple/profile.js';
import { appleSources } from '../../apple/sources.js';
import { onDemandOf } from '../../device/on-demand.js';
import { get } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';

export const onDemandWithoutRules: Rule = {
  name: 'on-demand-without-rules',
  title: 'OnDemandEnabled without on-demand rules',
  severity: 'warning',
  why: 'Devices connect by themselves on the networks that the rules name. Without a rule they do not connect.',
  source: appleSources.vpn,
  confidence: 'inferred',
  inDeclarations: 'judged',
  *check(view) {
    for (const { tunnel, rules, on } of onDemandOf(view)) {
      // A per-app VPN connects when one of its apps does.
      if (!on || rules.length > 0 || tunnel.vpn.type !== vpnPayloadType) continue;
      yield {
        at: get(tunnel.node, 'OnDemandEnabled') ?? tunnel.node,
        message: 'OnDemandEnabled is 1, but OnDemandRules has no rule.',
        fix: 'Add OnDemandRules with a rule whose Action is Connect.',
      };
    }
  },
};
