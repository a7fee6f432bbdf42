import { appleSources } from '../../apple/sources.js';
import type { Rule } from '../rule.js';
import { alwaysOnVpns } from './always-on-single.js';

export const alwaysOnSupervised: Rule = {
  name: 'always-on-supervised',
  title: 'Always On VPN, which needs a supervised device',
  severity: 'info',
  why: 'Unsupervised devices reject the whole profile. With the profile installed, an Apple Watch cannot be paired, and a paired one loses its connection to the phone.',
  source: appleSources.deploymentReference,
  confidence: 'documented',
  inDeclarations: 'other enrollments',
  *check(view) {
    const [vpn] = alwaysOnVpns(view);
    if (vpn === undefined || (view.platform !== 'iOS' && view.platform !== 'visionOS')) return;
    yield {
      at: vpn.node,
      message:
        'The Always On VPN installs only on supervised devices, and an Apple Watch cannot be paired with them.',
    };
  },
};
