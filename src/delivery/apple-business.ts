import { jsonText } from '../text/json-text.js';
import { deliverySources } from '../variables/sources.js';
import type { Channel } from './channel.js';

/** Apple Business, Apple's own management: the JSON of its API. */
export const appleBusiness: Channel = {
  title: 'Apple Business',
  source: deliverySources.appleBusiness,
  platforms: ['iOS', 'macOS'],
  reaches: 'many devices',
  form: 'XML',
  signature: {
    treatment: 'refused',
    why: 'the API takes the profile as a text inside JSON, which cannot hold the bytes of a signature',
    source: deliverySources.appleBusiness,
    confidence: 'inferred',
  },
  notes: [
    'TOKEN is an access token of the Apple Business API. Apple checks the profile against the platforms: a second opinion.',
  ],
  make: ({ name, fileName, content, platform }) => {
    const path = `${fileName}.apple-business.json`;
    const configuration = {
      data: {
        type: 'configurations',
        attributes: {
          type: 'CUSTOM_SETTING',
          name,
          configuredForPlatforms: [platform === 'macOS' ? 'PLATFORM_MACOS' : 'PLATFORM_IOS'],
          customSettingsValues: {
            configurationProfile: Buffer.from(content).toString('utf8'),
            filename: `${fileName}.mobileconfig`,
          },
        },
      },
    };
    return {
      files: [{ path, content: jsonText(configuration) }],
      upload: {
        kind: 'http',
        method: 'POST',
        url: 'https://api-business.apple.com/v1/configurations',
        body: { file: path, type: 'application/json' },
      },
      findings: [],
    };
  },
};
