import { appleSources } from '../../apple/sources.js';
import { get } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';
import { typeName } from '../wording.js';

const fix = 'Add the dictionary AlwaysOn with TunnelConfigurations.';

export const alwaysOnMissing: Rule = {
  name: 'always-on-missing',
  title: 'VPN of type AlwaysOn without the dictionary AlwaysOn',
  severity: 'error',
  why: 'Devices read the whole VPN from this dictionary and reject the profile without it.',
  source: appleSources.vpn,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check({ vpns }) {
    for (const { node, vpnType } of vpns) {
      if (vpnType !== 'AlwaysOn') continue;
      const at = get(node, 'AlwaysOn');
      if (at === undefined) {
        yield { at: node, message: 'The VPN has VPNType AlwaysOn, but no dictionary AlwaysOn.', fix };
      } else if (at.type !== 'dictionary') {
        yield { at, message: `AlwaysOn is ${typeName(at.type)}, not a dictionary.`, fix };
      }
    }
  },
};
