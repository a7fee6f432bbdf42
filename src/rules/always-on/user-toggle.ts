import { appleSources } from '../../apple/sources.js';
import { flagAt, get } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';

export const userToggle: Rule = {
  name: 'user-toggle',
  title: 'the user can switch off that the Always On VPN connects',
  severity: 'info',
  why: 'with UIToggleEnabled 1, Settings shows the user a switch to connect automatically; while it is off the device makes no tunnel and drops all IP traffic, so that calls still work where no network can be reached',
  source: appleSources.alwaysOnGuide,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check({ vpns }) {
    for (const { alwaysOn } of vpns) {
      const toggle = alwaysOn && get(alwaysOn, 'UIToggleEnabled');
      if (toggle !== undefined && flagAt(toggle) === true) {
        yield {
          at: toggle,
          message: 'lets the user switch the tunnel off; the device then drops all IP traffic',
        };
      }
    }
  },
};
