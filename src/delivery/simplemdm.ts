import { dialects } from '../variables/dialects.js';
import { deliverySources } from '../variables/sources.js';
import type { Channel } from './channel.js';
import { type FormField, type HttpRequest, type Parameter, serviceAt, type Text, text } from './upload.js';

/** SimpleMDM: the profile, and the form that its API takes. */
export const simplemdm: Channel = {
  title: 'SimpleMDM',
  source: deliverySources.simplemdm,
  platforms: ['iOS', 'macOS'],
  reaches: 'many devices',
  form: 'XML',
  signature: {
    treatment: 'unknown',
    why: 'The documentation does not say what becomes of a signature.',
    source: deliverySources.simplemdm,
    confidence: 'inferred',
  },
  dialect: dialects.simplemdm,
  notes: [
    'Assign the profile to groups afterwards.',
    'The script sets user_scope, because its default would make a user profile of it on Macs.',
  ],
  make: ({ name, fileName, content, hasVariables }) => {
    const path = `${fileName}.mobileconfig`;
    const attributes: FormField[] = [
      { name: 'attribute_support', value: 'true' },
      { name: 'escape_attributes', value: 'true' },
    ];
    return {
      files: [{ path, content }],
      upload: {
        kind: 'script',
        token: 'an API key of SimpleMDM',
        actions: {
          create: {
            does: 'adds the profile',
            requests: [
              simplemdmRequest('POST', text`custom_configuration_profiles/`, [
                { name: 'name', value: name },
                { name: 'mobileconfig', file: path },
                { name: 'user_scope', value: 'false' },
                ...(hasVariables ? attributes : []),
              ]),
            ],
          },
          update: {
            does: 'replaces the profile MDM_ID',
            requests: [
              simplemdmRequest('PATCH', text`custom_configuration_profiles/${ID}`, [
                { name: 'mobileconfig', file: path },
                ...(hasVariables ? attributes : []),
              ]),
            ],
          },
          list: {
            does: 'lists the profiles with their IDs',
            requests: [simplemdmRequest('GET', text`custom_configuration_profiles/`)],
          },
        },
      },
      findings: [],
    };
  },
};

const ID: Parameter = { parameter: 'ID', what: 'the ID of the profile in SimpleMDM; list shows it' };

const SERVER = serviceAt('https://a.simplemdm.com');

/** A request to the API of SimpleMDM, whose user is the key. */
export function simplemdmRequest(
  method: HttpRequest['method'],
  path: Text,
  form?: readonly FormField[],
): HttpRequest {
  return {
    kind: 'http',
    method,
    url: [...text`${SERVER}/api/v1/`, ...path],
    login: { user: undefined },
    ...(form !== undefined && { body: { form } }),
  };
}
