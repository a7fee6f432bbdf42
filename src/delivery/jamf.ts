import { create } from 'xmlbuilder';
import { dialects } from '../variables/dialects.js';
import { deliverySources } from '../variables/sources.js';
import type { Channel } from './channel.js';

/** Jamf Pro: the XML of its Classic API, the profile a text inside it. */
export const jamf: Channel = {
  title: 'Jamf Pro',
  source: deliverySources.jamf,
  // Profiles for Macs are another resource, osxconfigurationprofiles, with other fields.
  platforms: ['iOS'],
  reaches: 'many devices',
  form: 'XML',
  signature: {
    treatment: 'refused',
    why: 'the Classic API does not work with signed configuration profiles',
    source: deliverySources.jamf,
    confidence: 'documented',
  },
  dialect: dialects.jamf,
  notes: [
    'The profile comes without a scope: assign it in Jamf Pro. To update profile 42: PUT to …/id/42 instead of POST to …/id/0.',
    'Jamf Pro gives the profile and its payloads identifiers and UUIDs of its own; compare what it delivers with alwayson verify --against.',
  ],
  make: ({ name, fileName, content }) => {
    const path = `${fileName}.jamf.xml`;
    return {
      files: [{ path, content: resource(name, Buffer.from(content).toString('utf8')) }],
      upload: {
        kind: 'http',
        method: 'POST',
        url: 'https://HOST/JSSResource/mobiledeviceconfigurationprofiles/id/0',
        body: { file: path, type: 'application/xml' },
      },
      findings: [],
    };
  },
};

function resource(name: string, profile: string): string {
  const root = create('configuration_profile', { encoding: 'UTF-8' });
  const general = root.ele('general');
  general.ele('name', name);
  general.ele('level', 'Device Level');
  general.ele('deployment_method', 'Install Automatically');
  general.ele('redeploy_on_update', 'Newly Assigned');
  general.ele('payloads', profile);
  root.ele('scope').ele('all_mobile_devices', 'false');
  return `${root.end({ pretty: true })}\n`;
}
