import { explain } from '../../src/explain/explain.js';
import type { Explanation } from '../../src/explain/explanation.js';
import { dictionaryNodeOf } from '../../src/plist/node.js';
import type { PlistDictionary } from '../../src/plist/value.js';
import { alwaysOn, changedAll, goodPlainProfile, goodProfile, plain } from '../support/good-profile.js';

const always = { file: 'vpn.mobileconfig', platform: 'iOS', os: '27.0', identities: new Map() } as const;

/** What a profile does, as a file `vpn.mobileconfig` on the newest iOS unless said otherwise. */
export function explained(
  profile: PlistDictionary,
  options: Partial<Parameters<typeof explain>[1]> = {},
): Explanation {
  return explain(dictionaryNodeOf(profile), { ...always, ...options });
}

/** Profiles of each kind, by what is special about them. */
export const profiles: Readonly<Record<string, () => PlistDictionary>> = {
  'every-exception': goodProfile,
  'no-exceptions': () =>
    changedAll(goodProfile(), {
      [`${alwaysOn}/ServiceExceptions`]: undefined,
      [`${alwaysOn}/ApplicationExceptions`]: undefined,
      [`${alwaysOn}/AllowedCaptiveNetworkPlugins`]: undefined,
    }),
  'cellular-only-with-switch': () =>
    changedAll(goodProfile(), {
      [`${alwaysOn}/UIToggleEnabled`]: 1,
      [`${alwaysOn}/AllowCaptiveWebSheet`]: 1,
      [`${alwaysOn}/TunnelConfigurations/1`]: undefined,
    }),
  'all-captive-apps': () => changedAll(goodProfile(), { [`${alwaysOn}/AllowAllCaptiveNetworkPlugins`]: 1 }),
  plain: goodPlainProfile,
  'plain-all-networks': () =>
    changedAll(goodPlainProfile(), { [`${plain}/IncludeAllNetworks`]: 1, [`${plain}/ExcludeAPNs`]: 0 }),
};
