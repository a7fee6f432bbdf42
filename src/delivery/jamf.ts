import { create } from 'xmlbuilder';
import type { Finding } from '../finding.js';
import type { DictionaryNode } from '../plist/node.js';
import { stringsIn } from '../plist/strings.js';
import { dialects } from '../variables/dialects.js';
import { deliverySources } from '../variables/sources.js';
import type { Channel } from './channel.js';
import { deliveryFinding } from './findings.js';
import type { ChannelOptions } from './options.js';
import { type HttpRequest, type Parameter, SERVER, type Text, text } from './upload.js';

/** Jamf Pro: the XML of its Classic API, the profile a text inside it. */
export const jamf = ({ replaces }: Pick<ChannelOptions, 'replaces'>): Channel => ({
  title: 'Jamf Pro',
  source: deliverySources.jamf,
  // Profiles for Macs are another resource, osxconfigurationprofiles, with other fields.
  platforms: ['iOS'],
  reaches: 'many devices',
  form: 'XML',
  signature: {
    treatment: 'refused',
    why: 'The Classic API does not work with signed configuration profiles.',
    source: deliverySources.jamf,
    confidence: 'documented',
  },
  dialect: dialects.jamf,
  ...(replaces !== undefined && { replaces }),
  notes: [
    'The profile comes without a scope: assign it in Jamf Pro.',
    'Jamf Pro gives the profile a PayloadIdentifier and a PayloadUUID of its own. Those of its payloads stay, and so do the references between them.',
    `An update has to have the names that Jamf Pro gave, or devices get a second profile (${deliverySources.jamfReplace}). So fetch what is there with stored, deliver again with --replaces and that file, and then run update.`,
    'Compare what a device got with alwayson verify --against.',
  ],
  make: ({ name, fileName, content, profile }) => {
    const path = `${fileName}.jamf.xml`;
    return {
      files: [{ path, content: resource(name, Buffer.from(content).toString('utf8')) }],
      upload: {
        kind: 'script',
        token: 'an access token of the Jamf Pro API',
        actions: {
          create: { does: 'adds the profile', requests: [put('POST', text`/id/0`, path)] },
          update: {
            does:
              replaces === undefined
                ? 'replaces the profile MDM_ID; only with files that were delivered with --replaces'
                : 'replaces the profile MDM_ID',
            requests: [put('PUT', text`/id/${ID}`, path)],
          },
          list: { does: 'lists the profiles with their IDs', requests: [get(text``)] },
          stored: {
            does: 'prints the profile MDM_ID as Jamf Pro has it, for --replaces',
            requests: [get(text`/id/${ID}`)],
          },
        },
      },
      findings: spoiltTexts(profile),
    };
  },
});

const ID: Parameter = { parameter: 'ID', what: 'the number of the profile in Jamf Pro; list shows it' };

const login = { header: 'Authorization: Bearer' } as const;

function at(path: Text): Text {
  return [...text`${SERVER}/JSSResource/mobiledeviceconfigurationprofiles`, ...path];
}

function put(method: 'POST' | 'PUT', path: Text, file: string): HttpRequest {
  return { kind: 'http', method, url: at(path), login, body: { file, type: 'application/xml' } };
}

function get(path: Text): HttpRequest {
  return { kind: 'http', method: 'GET', url: at(path), login, headers: ['Accept: application/xml'] };
}

/** What the text is, is not repeated: it may be a secret. */
function spoiltTexts(profile: DictionaryNode): Finding[] {
  const message = 'The text has & or <. Jamf Pro rejects these (409) or stores them as &amp; or &lt;.';
  const fix =
    'Choose a text without them. Otherwise compare what Jamf Pro has stored before you assign the profile: alwayson verify reads the answer of the action stored.';
  return stringsIn(profile)
    .filter(({ value }) => /[&<]/.test(value))
    .map((node) => deliveryFinding('channel-entities', { message, fix }, node));
}

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
