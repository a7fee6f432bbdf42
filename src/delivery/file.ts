import { appleSources } from '../apple/sources.js';
import type { Channel } from './channel.js';

/** The profile itself: for installation by hand, and for every system that is not named here. */
export const file: Channel = {
  title: 'Manual installation',
  source: appleSources.profileReference,
  platforms: ['iOS', 'macOS'],
  reaches: 'one device',
  form: 'any',
  signature: {
    treatment: 'kept',
    why: 'nothing is changed',
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
          'Send the file to the device: with Apple Configurator, by mail, or from a web page.',
          'Or upload it to a management system as a custom profile.',
        ],
      },
      findings: [],
    };
  },
};
