import { v5 } from 'uuid';
import { stringify } from 'yaml';
import { stringAt } from '../plist/navigate.js';
import type { DictionaryNode } from '../plist/node.js';
import { dialects } from '../variables/dialects.js';
import { deliverySources } from '../variables/sources.js';
import type { Channel } from './channel.js';
import { type FormField, type HttpRequest, type Parameter, type Text, text } from './upload.js';

/** Iru, formerly Kandji: a folder as its tool iructl keeps custom profiles. */
export const kandji: Channel = {
  title: 'Iru (Kandji)',
  source: deliverySources.kandji,
  platforms: ['iOS', 'macOS'],
  reaches: 'many devices',
  form: 'XML',
  signature: {
    treatment: 'unknown',
    why: 'The server gives every custom profile an identifier of its own, which breaks a signature.',
    source: deliverySources.kandji,
    confidence: 'inferred',
  },
  dialect: dialects.kandji,
  notes: [
    'The profile is uploaded inactive: add it to a blueprint and switch it on.',
    'For iructl (formerly kst), put the folder into its repository and run iructl profile push. The id in info.yaml is made of the PayloadIdentifier and stays the same.',
    'The server gives the profile the identifier com.kandji.profile.custom. and an ID. An installed profile with another identifier stays beside it.',
  ],
  make: ({ name, fileName, content, profile, platform }) => {
    const folder = `profiles/${fileName}`;
    const path = `${folder}/profile.mobileconfig`;
    const devices = platform === 'macOS' ? ['runs_on_mac'] : ['runs_on_iphone', 'runs_on_ipad'];
    const information = {
      id: idOf(profile),
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
        kind: 'script',
        token: 'an API token of Iru (Kandji)',
        actions: {
          create: {
            does: 'adds the profile',
            requests: [
              send('POST', text``, [
                { name: 'name', value: name },
                { name: 'file', file: path },
                { name: 'active', value: 'false' },
                ...devices.map((device) => ({ name: device, value: 'true' })),
              ]),
            ],
          },
          update: {
            does: 'replaces the file of the profile MDM_ID; whether it is active stays as it is',
            requests: [send('PATCH', text`/${ID}`, [{ name: 'file', file: path }])],
          },
          list: { does: 'lists the profiles with their IDs', requests: [send('GET', text``)] },
        },
      },
      findings: [],
    };
  },
};

const SERVER: Parameter = {
  parameter: 'SERVER',
  what: 'the address of your API, such as https://contoso.api.kandji.io',
};

const ID: Parameter = { parameter: 'ID', what: 'the ID of the profile in Iru (Kandji); list shows it' };

function send(method: HttpRequest['method'], path: Text, form?: readonly FormField[]): HttpRequest {
  return {
    kind: 'http',
    method,
    url: [...text`${SERVER}/api/v1/library/custom-profiles`, ...path],
    login: { header: 'Authorization: Bearer' },
    ...(form !== undefined && { body: { form } }),
  };
}

/** Our namespace for the IDs of library items, version 5 (RFC 9562, section 5.5); chosen once and never to change. */
const namespace = '0f3f6a0c-4c1d-4f0a-9a53-6c2f8f1f7a21';

/** iructl takes no item without one, and knows an item again by it. */
function idOf(profile: DictionaryNode): string {
  return v5(stringAt(profile, 'PayloadIdentifier') ?? '', namespace);
}
