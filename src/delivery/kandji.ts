import { stringify } from 'yaml';
import { dialects } from '../variables/dialects.js';
import { deliverySources } from '../variables/sources.js';
import type { Channel } from './channel.js';

/** Iru, formerly Kandji: a folder as its tool iructl keeps custom profiles. */
export const kandji: Channel = {
  title: 'Iru (Kandji)',
  source: deliverySources.kandji,
  platforms: ['iOS', 'macOS'],
  reaches: 'many devices',
  form: 'XML',
  signature: {
    treatment: 'unknown',
    why: 'the server gives every custom profile an identifier of its own, which a signature does not outlive',
    source: deliverySources.kandji,
    confidence: 'inferred',
  },
  dialect: dialects.kandji,
  notes: [
    'The profile is uploaded inactive: add it to a blueprint and switch it on. HOST is like contoso.api.kandji.io.',
    'The server gives the profile the identifier com.kandji.profile.custom. and an ID; a profile with another identifier that is installed already stays beside it.',
  ],
  make: ({ name, fileName, content, platform }) => {
    const folder = `profiles/${fileName}`;
    const path = `${folder}/profile.mobileconfig`;
    const devices = platform === 'macOS' ? ['runs_on_mac'] : ['runs_on_iphone', 'runs_on_ipad'];
    const information = {
      name,
      active: false,
      ...Object.fromEntries(devices.map((device) => [device, true])),
    };
    return {
      files: [
        { path, content },
        { path: `${folder}/info.yaml`, content: stringify(information) },
      ],
      upload: {
        kind: 'http',
        method: 'POST',
        url: 'https://HOST/api/v1/library/custom-profiles',
        body: {
          form: [
            { name: 'name', value: name },
            { name: 'file', file: path },
            { name: 'active', value: 'false' },
            ...devices.map((device) => ({ name: device, value: 'true' })),
          ],
        },
      },
      findings: [],
    };
  },
};
