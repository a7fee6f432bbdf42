import { appleSources } from '../../apple/sources.js';
import { installErrors, quoted } from '../../device/install-errors.js';
import { get } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';
import { alwaysOnVpns } from './always-on-single.js';

export const alwaysOnPlatform: Rule = {
  name: 'always-on-platform',
  title: 'Always On VPN on a platform that has none',
  severity: 'error',
  why: `Only iPhones and iPads have Always On. A Mac rejects the profile and shows ${quoted('serviceNotCreated')} (${installErrors.serviceNotCreatedCode}).`,
  source: appleSources.vpn,
  confidence: 'documented',
  inDeclarations: 'own schema',
  *check(view) {
    const { platform } = view;
    if (platform === 'iOS') return;
    for (const { node } of alwaysOnVpns(view)) {
      const at = get(node, 'VPNType') ?? node;
      if (platform !== 'visionOS') {
        yield {
          at,
          message: `VPNType is AlwaysOn, which does not exist on ${platform}.`,
          fix: 'Use an IKEv2 VPN with on-demand rules.',
        };
        continue;
      }
      yield {
        at,
        severity: 'info',
        message: 'VPNType is AlwaysOn. It is not clear whether visionOS has it.',
        why: "Apple's schema does not exclude visionOS, but its text speaks only of iOS.",
      };
    }
  },
};
