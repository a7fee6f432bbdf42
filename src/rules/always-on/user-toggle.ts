import { appleSources } from '../../apple/sources.js';
import { flagAt, get } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';

export const userToggle: Rule = {
  name: 'user-toggle',
  title: 'the user can switch the Always On VPN off',
  severity: 'warning',
  why: 'with UIToggleEnabled 1, Settings shows the user a switch, and while it is off all traffic bypasses the tunnel',
  source: appleSources.vpn,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check({ vpns }) {
    for (const { alwaysOn } of vpns) {
      const toggle = alwaysOn && get(alwaysOn, 'UIToggleEnabled');
      if (toggle !== undefined && flagAt(toggle) === true) {
        yield { at: toggle, message: 'lets the user switch the VPN off; 0 keeps it on' };
      }
    }
  },
};
