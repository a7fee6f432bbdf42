import { appleSources } from '../../apple/sources.js';
import { get } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';

export const removalDisallowedSupervised: Rule = {
  name: 'removal-disallowed-supervised',
  title: 'PayloadRemovalDisallowed that counts only on supervised devices',
  severity: 'info',
  why: 'Users of unsupervised devices can remove the profile all the same.',
  source: appleSources.topLevel,
  confidence: 'documented',
  inDeclarations: 'own envelope',
  *check({ profile, platform, vpns }) {
    const at = get(profile, 'PayloadRemovalDisallowed');
    if (platform !== 'iOS' && platform !== 'tvOS') return;
    // Always On itself needs supervision, which always-on-supervised says.
    if (at?.type !== 'boolean' || !at.value || vpns.some(({ vpnType }) => vpnType === 'AlwaysOn')) return;
    yield {
      at,
      message: 'PayloadRemovalDisallowed keeps users from removing the profile only on supervised devices.',
    };
  },
};
