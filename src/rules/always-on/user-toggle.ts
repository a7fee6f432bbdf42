import { appleSources } from '../../apple/sources.js';
import { flagAt, get } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';

export const userToggle: Rule = {
  name: 'user-toggle',
  title: 'switch that lets the user turn the Always On VPN off',
  severity: 'info',
  why: 'Settings shows a switch to connect automatically. While it is off, the device opens no tunnel and drops all IP traffic.',
  source: appleSources.alwaysOnGuide,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check({ vpns }) {
    for (const { alwaysOn } of vpns) {
      const toggle = alwaysOn && get(alwaysOn, 'UIToggleEnabled');
      if (toggle !== undefined && flagAt(toggle) === true) {
        yield {
          at: toggle,
          message:
            'UIToggleEnabled is 1, so the user can turn the VPN off. The device then drops all IP traffic.',
        };
      }
    }
  },
};
