import { fileNameOf } from '../text/file-name.js';
import { jsonText } from '../text/json-text.js';
import { deliverySources } from '../variables/sources.js';
import type { Channel, Delivery } from './channel.js';
import { deliveryFinding } from './findings.js';
import { type Body, type HttpRequest, type Parameter, type Text, text } from './upload.js';

/** ManageEngine Mobile Device Manager Plus and Endpoint Central: the profile, uploaded as a file of a custom profile. */
export const manageengine: Channel = {
  title: 'ManageEngine MDM',
  source: deliverySources.manageengine,
  // Profiles for Macs are another resource, maccustomprofiles.
  platforms: ['iOS'],
  reaches: 'many devices',
  form: 'XML',
  signature: {
    treatment: 'unknown',
    why: 'The documentation does not say what becomes of a signature.',
    source: deliverySources.manageengine,
    confidence: 'inferred',
  },
  notes: [
    'The file is uploaded first, and its ID then names it: create and update print the IDs that attach and replace need.',
    'Associate the profile with groups or devices afterwards.',
  ],
  declared: ({ name, declarations, served }) => {
    const path = `${fileNameOf(name, 'declaration')}.json`;
    const [declaration, ...others] = declarations;
    const isAlone = others.length === 0 && served.length === 0;
    const findings = isAlone ? [] : [severalDeclarations];
    return { ...deliveryOf(name, path, jsonText(declaration ?? {}), 3), findings };
  },
  make: ({ name, fileName, content }) => deliveryOf(name, `${fileName}.mobileconfig`, content, 1),
};

const severalDeclarations = deliveryFinding('declaration-server', {
  severity: 'error',
  message:
    'ManageEngine MDM takes one declaration as the file of a custom profile, and these are several, or point at files.',
  why: 'How ManageEngine MDM takes assets and activations is not documented.',
  fix: 'Deliver a configuration that needs no asset alone.',
  source: deliverySources.manageengine,
  confidence: 'documented',
});

/** What is in the file: 1 is a configuration profile, 2 a command, 3 a declaration. */
type FileType = 1 | 3;

function deliveryOf(name: string, path: string, content: string | Uint8Array, type: FileType): Delivery {
  const reference: Body = {
    json: text`{"custom_profile_file_id":"${FILE_ID}","custom_profile_type":${String(type)},"allow_existing_payload":true}`,
  };
  const upload: HttpRequest = {
    kind: 'http',
    method: 'POST',
    url: text`${SERVER}/emsapi/files`,
    login,
    headers: ['Accept: application/json', 'Module: MDM_CUSTOM_PROFILE'],
    body: { form: [{ name: 'file', file: path }] },
  };
  const empty = { json: [JSON.stringify({ profile_name: name, platform_type: 1 })] };
  return {
    files: [{ path, content }],
    upload: {
      kind: 'script',
      token:
        'the value of the header Authorization: Zoho-oauthtoken and an OAuth token in the cloud, the API key on premises',
      actions: {
        create: {
          does: 'uploads the file and adds a profile that is still empty',
          requests: [upload, send('POST', text``, empty)],
          steps: ['Now run attach with the file_id of the first answer and the profile_id of the second.'],
        },
        attach: {
          does: 'puts the file MDM_FILE_ID into the profile MDM_PROFILE_ID, and publishes it',
          requests: [
            send('POST', text`/${PROFILE_ID}/payloads/ioscustomprofiles`, reference),
            send('POST', text`/${PROFILE_ID}/publish`),
          ],
        },
        update: {
          does: 'uploads the file that replaces another',
          requests: [upload],
          steps: [
            'Now run replace with the file_id of the answer; list prints the profiles, items the payloads of one.',
          ],
        },
        replace: {
          does: 'puts the file MDM_FILE_ID in the place of what the profile has, publishes it, and updates devices',
          requests: [
            send(
              'PUT',
              text`/${PROFILE_ID}/payloads/ioscustomprofiles/payloaditems/${PAYLOAD_ID}`,
              reference,
            ),
            send('POST', text`/${PROFILE_ID}/publish`),
            send('PUT', text`/${PROFILE_ID}/update_all`),
          ],
        },
        list: { does: 'lists the profiles with their IDs', requests: [send('GET', text``)] },
        items: {
          does: 'prints the payloads of the profile MDM_PROFILE_ID',
          requests: [send('GET', text`/${PROFILE_ID}/payloads/ioscustomprofiles`)],
        },
      },
    },
    findings: [],
  };
}

const SERVER: Parameter = {
  parameter: 'SERVER',
  what: 'the address of the server: https://mdm.manageengine.com in the cloud (other data centres have others), https://HOST:8383 on premises',
};
const FILE_ID: Parameter = { parameter: 'FILE_ID', what: 'the file_id that the upload answered' };
const PROFILE_ID: Parameter = { parameter: 'PROFILE_ID', what: 'the profile_id; list shows it' };
const PAYLOAD_ID: Parameter = { parameter: 'PAYLOAD_ID', what: 'the ID of the payload; items shows it' };

const login = { header: 'Authorization:' } as const;

function send(method: HttpRequest['method'], path: Text, body?: Body): HttpRequest {
  return {
    kind: 'http',
    method,
    url: [...text`${SERVER}/api/v1/mdm/profiles`, ...path],
    login,
    headers: ['Accept: application/json'],
    ...(body !== undefined && { body }),
  };
}
