import { appleSources } from '../../apple/sources.js';
import { installErrors, quoted } from '../../device/install-errors.js';
import { get } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';
import { alwaysOnVpns } from './always-on-single.js';

export const alwaysOnPlatform: Rule = {
  name: 'always-on-platform',
  title: 'Always On does not exist on this platform',
  severity: 'error',
  why: `Always On is for iPhones and iPads; a Mac does not install the profile and says ${quoted('serviceNotCreated')} (${installErrors.serviceNotCreatedCode})`,
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
          message: `AlwaysOn does not exist on ${platform}; the nearest is IKEv2 with on-demand rules`,
        };
        continue;
      }
      yield {
        at,
        severity: 'info',
        message: 'whether AlwaysOn exists on visionOS is not clear',
        why: "Apple's schema does not exclude visionOS, but its text speaks of iOS alone",
      };
    }
  },
};
