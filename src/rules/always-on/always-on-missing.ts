import { appleSources } from '../../apple/sources.js';
import { get } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';
import { typeName } from '../wording.js';

export const alwaysOnMissing: Rule = {
  name: 'always-on-missing',
  title: 'a VPN of type AlwaysOn has no dictionary AlwaysOn',
  severity: 'error',
  why: 'everything about the VPN is in that dictionary, and the device refuses the profile without it',
  source: appleSources.vpn,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check({ vpns }) {
    for (const { node, vpnType } of vpns) {
      if (vpnType !== 'AlwaysOn') continue;
      const at = get(node, 'AlwaysOn');
      if (at === undefined) {
        yield { at: node, message: 'has VPNType AlwaysOn, but no dictionary AlwaysOn' };
      } else if (at.type !== 'dictionary') {
        yield { at, message: `is ${typeName(at.type)}; a dictionary is needed` };
      }
    }
  },
};
