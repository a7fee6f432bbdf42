import { appleSources } from '../../apple/sources.js';
import { flagAt, itemsAt, stringAt } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';

export const captiveNone: Rule = {
  name: 'captive-none',
  title: 'Always On VPN that cannot be used in captive networks',
  severity: 'info',
  why: 'Devices in a hotel or train cannot reach the login page of the network, so no tunnel comes up and they have no network at all.',
  source: appleSources.deploymentReference,
  confidence: 'inferred',
  inDeclarations: 'judged',
  *check({ vpns }) {
    for (const { alwaysOn } of vpns) {
      if (alwaysOn === undefined) continue;
      const apps = itemsAt(alwaysOn, 'AllowedCaptiveNetworkPlugins');
      if (flagAt(alwaysOn, 'AllowCaptiveWebSheet') || flagAt(alwaysOn, 'AllowAllCaptiveNetworkPlugins'))
        continue;
      if (apps.some((app) => stringAt(app, 'BundleIdentifier'))) continue;
      yield {
        at: alwaysOn,
        message: 'AlwaysOn allows neither the login page nor an app for captive networks.',
      };
    }
  },
};
