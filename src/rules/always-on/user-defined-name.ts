import { appleSources } from '../../apple/sources.js';
import { get } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';

export const userDefinedName: Rule = {
  name: 'user-defined-name',
  title: 'a VPN has no UserDefinedName',
  severity: 'warning',
  why: "Apple's schema requires the name; without it the device was seen to show PayloadDisplayName, then VPNType",
  source: appleSources.vpn,
  confidence: 'documented',
  inDeclarations: 'own schema',
  waitsFor: ['policy.connectionName'],
  *check({ vpns }) {
    for (const { node, vpnType } of vpns) {
      const isJudged = vpnType === 'AlwaysOn' || vpnType === 'IKEv2';
      if (isJudged && get(node, 'UserDefinedName') === undefined) {
        yield { at: node, message: 'has no UserDefinedName, the name of the VPN that the user sees' };
      }
    }
  },
};
