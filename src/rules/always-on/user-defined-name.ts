import { appleSources } from '../../apple/sources.js';
import { get } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';

export const userDefinedName: Rule = {
  name: 'user-defined-name',
  title: 'VPN without UserDefinedName',
  severity: 'warning',
  why: "Apple's schema requires the name. Without it devices show PayloadDisplayName, or VPNType where that is missing too.",
  source: appleSources.vpn,
  confidence: 'documented',
  inDeclarations: 'own schema',
  waitsFor: ['policy.connectionName'],
  *check({ vpns }) {
    for (const { node, vpnType } of vpns) {
      const isJudged = vpnType === 'AlwaysOn' || vpnType === 'IKEv2';
      if (isJudged && get(node, 'UserDefinedName') === undefined) {
        yield {
          at: node,
          message: 'The VPN has no UserDefinedName.',
          fix: 'Add UserDefinedName, the name of the VPN that the user sees.',
        };
      }
    }
  },
};
