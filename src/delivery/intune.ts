import type { Finding } from '../finding.js';
import { graphSources } from '../graph/sources.js';
import { stringAt } from '../plist/navigate.js';
import { jsonText } from '../text/json-text.js';
import { dialects } from '../variables/dialects.js';
import type { Channel } from './channel.js';
import { deliveryFinding } from './findings.js';
import { type HttpRequest, type Parameter, serviceAt, type Text, text } from './upload.js';

/** The largest profile that Intune takes, in bytes. */
const largestProfile = 1_000_000;

/** Intune itself, past its own translation: a custom profile. */
export const intune: Channel = {
  title: 'Intune',
  source: graphSources.customConfiguration,
  // Macs have another resource, macOSCustomConfiguration, and need a channel chosen.
  platforms: ['iOS'],
  reaches: 'many devices',
  form: 'XML',
  signature: {
    treatment: 'unknown',
    why: 'The documentation does not say what becomes of a signature.',
    source: graphSources.customSettings,
    confidence: 'inferred',
  },
  dialect: dialects.intune,
  notes: [
    'Assign the profile afterwards.',
    'Withdraw the VPN policy that this profile takes the place of: a device takes one Always On VPN.',
  ],
  make: ({ name, fileName, content, profile }) => {
    const path = `${fileName}.intune.json`;
    const description = stringAt(profile, 'PayloadDescription');
    const resource = {
      '@odata.type': '#microsoft.graph.iosCustomConfiguration',
      displayName: name,
      ...(description !== undefined && { description }),
      payloadName: name,
      payloadFileName: `${fileName}.mobileconfig`,
      payload: Buffer.from(content).toString('base64'),
    };
    return {
      files: [{ path, content: jsonText(resource) }],
      upload: {
        kind: 'script',
        token: 'an access token of Microsoft Graph with DeviceManagementConfiguration.ReadWrite.All',
        actions: {
          create: { does: 'adds the profile', requests: [send('POST', text``, path)] },
          update: { does: 'replaces the profile MDM_ID', requests: [send('PATCH', text`/${ID}`, path)] },
          list: { does: 'lists the profiles with their IDs', requests: [send('GET', text``)] },
        },
      },
      findings: content.length > largestProfile ? [tooLarge(content.length)] : [],
    };
  },
};

const SERVER = serviceAt('https://graph.microsoft.com');

const ID: Parameter = { parameter: 'ID', what: 'the ID of the profile in Intune; list shows it' };

function send(method: HttpRequest['method'], path: Text, file?: string): HttpRequest {
  return {
    kind: 'http',
    method,
    url: [...text`${SERVER}/v1.0/deviceManagement/deviceConfigurations`, ...path],
    login: { header: 'Authorization: Bearer' },
    ...(file !== undefined && { body: { file, type: 'application/json' } }),
  };
}

function tooLarge(size: number): Finding {
  const message = `The profile has ${size} bytes. Intune takes at most ${largestProfile}.`;
  return deliveryFinding('channel-size', { message, source: graphSources.customSettings });
}
