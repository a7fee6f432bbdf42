import { appleSources } from '../../apple/sources.js';
import { flagAt, itemsAt, stringAt } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';

export const captiveNone: Rule = {
  name: 'captive-none',
  title: 'captive networks cannot be used',
  severity: 'info',
  why: 'in a hotel or train the device cannot reach the page that opens the network, so no tunnel comes up and there is no network at all',
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
      yield { at: alwaysOn, message: 'allows neither the web sheet nor an app for captive networks' };
    }
  },
};
