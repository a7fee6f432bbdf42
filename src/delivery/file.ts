import { appleSources } from '../apple/sources.js';
import type { Channel } from './channel.js';

/** The profile itself: for installation by hand, and for every system that is not named here. */
export const file: Channel = {
  title: 'the plain profile',
  source: appleSources.profileReference,
  platforms: ['ios', 'macos'],
  reaches: 'one device',
  form: 'any',
  signature: {
    treatment: 'kept',
    why: 'nothing is changed.',
    source: appleSources.profileReference,
    confidence: 'documented',
  },
  notes: [
    'Most management systems take the file in their console as a custom profile, for example Mosyle and Addigy.',
  ],
  make: ({ fileName, content }) => {
    const path = `${fileName}.mobileconfig`;
    return {
      files: [{ path, content }],
      upload: {
        kind: 'manual',
        steps: [
          `Send ${path} to the device, for example with Apple Configurator, which a supervised device takes it from without asking.`,
          `Or upload ${path} to the management system as a custom profile.`,
        ],
      },
      findings: [],
    };
  },
};
