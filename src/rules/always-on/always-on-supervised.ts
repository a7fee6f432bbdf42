import { appleSources } from '../../apple/sources.js';
import type { Rule } from '../rule.js';
import { alwaysOnVpns } from './always-on-single.js';

export const alwaysOnSupervised: Rule = {
  name: 'always-on-supervised',
  title: 'Always On needs a supervised device',
  severity: 'info',
  why: 'a device that is not supervised refuses the whole profile; an Apple Watch cannot be paired, and one that is paired already loses its connection to the phone',
  source: appleSources.deploymentReference,
  confidence: 'documented',
  inDeclarations: 'other enrollments',
  *check(view) {
    const [vpn] = alwaysOnVpns(view);
    if (vpn === undefined || (view.platform !== 'iOS' && view.platform !== 'visionOS')) return;
    yield {
      at: vpn.node,
      message: 'installs on supervised devices alone, and an Apple Watch cannot be paired with them',
    };
  },
};
