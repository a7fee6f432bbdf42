import { appleSources } from '../apple/sources.js';
import { declarationsOf } from '../declarations/convert.js';
import type { Channel } from './channel.js';
import { declarationServers } from './declaration-servers/index.js';
import type { ChannelOptions } from './options.js';

/** Apple's declarations: the profile key by key, with identities and secrets as assets. */
export const ddm = ({ baseUrl, server = 'kmfddm' }: Pick<ChannelOptions, 'baseUrl' | 'server'>): Channel => {
  const { title, source, notes, make } = declarationServers[server];
  return {
    title: `Declarative management through ${title}`,
    source,
    platforms: ['iOS', 'macOS'],
    reaches: 'many devices',
    form: 'any',
    signature: {
      treatment: 'lost',
      why: 'Declarations are not signed. The device takes them from its MDM server alone.',
      source: appleSources.declarationBase,
      confidence: 'documented',
    },
    notes: [
      ...notes,
      'The VPN declarations exist from iOS 27. Older devices report them as unknown and stay without a VPN.',
      'An identity has Accessible AfterFirstUnlock, so that the tunnel comes up on a locked device. What Default would mean for a VPN is not documented.',
      'The assets say Authentication MDM: the device presents its MDM identity to the server with the files, which should ask for it. Some systems set this themselves and want the key left out.',
    ],
    declared: make,
    make: ({ name, profile, platform }) => {
      const { set, findings } = declarationsOf(profile, baseUrl === undefined ? {} : { baseUrl });
      const served = (set?.documents ?? []).map((document) => ({
        path: `assets/${document.fileName}`,
        ...document,
      }));
      const made = make({ name, platform, declarations: set?.declarations ?? [], served });
      return {
        ...made,
        files: set === undefined ? [] : made.files,
        findings: [...findings, ...made.findings],
      };
    },
  };
};
