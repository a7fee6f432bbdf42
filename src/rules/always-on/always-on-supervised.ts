import { appleSources } from '../../apple/sources.js';
import { alwaysOnVpns } from './always-on-single.js';
import type { Rule } from '../rule.js';

export const alwaysOnSupervised: Rule = {
  name: 'always-on-supervised',
  title: 'Always On needs a supervised device',
  severity: 'info',
  why: 'a device that is not supervised refuses the whole profile; an Apple Watch cannot be paired, and one that is paired already loses its connection to the phone',
  source: appleSources.deploymentReference,
  confidence: 'documented',
  *check(subject) {
    const [vpn] = alwaysOnVpns(subject);
    if (vpn === undefined || (subject.platform !== 'iOS' && subject.platform !== 'visionOS')) return;
    yield {
      at: vpn.node,
      message: 'installs on supervised devices alone, and an Apple Watch cannot be paired with them',
    };
  },
};
