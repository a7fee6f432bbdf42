import { jsonText } from '../text/json-text.js';
import { deliverySources } from '../variables/sources.js';
import type { Channel } from './channel.js';
import { type Body, type HttpRequest, type Parameter, serviceAt, type Text, text } from './upload.js';

/** JumpCloud: a policy of the template for custom profiles. */
export const jumpcloud: Channel = {
  title: 'JumpCloud',
  source: deliverySources.jumpcloud,
  platforms: ['iOS', 'macOS'],
  reaches: 'many devices',
  form: 'XML',
  signature: {
    treatment: 'unknown',
    why: 'The policy takes the XML of a profile, which JumpCloud signs. What becomes of another signature is not documented.',
    source: deliverySources.jumpcloudShape,
    confidence: 'observed',
  },
  notes: [
    'The IDs of the template and its field are those of your organization: templates prints the one, fields the other.',
    'Bind the policy to devices or groups of devices afterwards. JumpCloud keeps a profile that it signs itself.',
    `The form of the policy is known from others (${deliverySources.jumpcloudShape}), not from JumpCloud's documentation.`,
  ],
  make: ({ name, fileName, content, platform }) => {
    const file = `${fileName}.jumpcloud.json`;
    const template = platform === 'macOS' ? 'custom_mdm_profile_darwin' : 'custom_mdm_profile_ios';
    const policy = {
      name,
      template: { id: 'TEMPLATE_ID' },
      values: [
        {
          configFieldID: 'FIELD_ID',
          configFieldName: 'payload',
          value: Buffer.from(content).toString('base64'),
        },
      ],
    };
    const body: Body = { file, type: 'application/json', edits };
    return {
      files: [{ path: file, content: jsonText(policy) }],
      upload: {
        kind: 'script',
        token: 'an API key of JumpCloud',
        actions: {
          create: { does: 'adds the policy', requests: [send('POST', text`policies`, body)] },
          update: { does: 'replaces the policy MDM_ID', requests: [send('PUT', text`policies/${ID}`, body)] },
          list: { does: 'lists the policies with their IDs', requests: [send('GET', text`policies`)] },
          templates: {
            does: 'prints the template for custom profiles, with its ID',
            requests: [send('GET', [`policytemplates?filter=name:eq:${template}`])],
          },
          fields: {
            does: 'prints the fields of the template MDM_TEMPLATE_ID; the one that is called payload is needed',
            requests: [send('GET', text`policytemplates/${TEMPLATE_ID}`)],
          },
        },
      },
      findings: [],
    };
  },
};

const SERVER = serviceAt('https://console.jumpcloud.com');
const ID: Parameter = { parameter: 'ID', what: 'the ID of the policy; list shows it' };
const TEMPLATE_ID: Parameter = {
  parameter: 'TEMPLATE_ID',
  what: 'the ID of the template; templates shows it',
};
const FIELD_ID: Parameter = { parameter: 'FIELD_ID', what: 'the ID of the field payload; fields shows it' };

const edits = [
  { line: '    "id": "TEMPLATE_ID"', by: text`    "id": "${TEMPLATE_ID}"` },
  { line: '      "configFieldID": "FIELD_ID",', by: text`      "configFieldID": "${FIELD_ID}",` },
];

function send(method: HttpRequest['method'], path: Text, body?: Body): HttpRequest {
  return {
    kind: 'http',
    method,
    url: [...text`${SERVER}/api/v2/`, ...path],
    login: { header: 'x-api-key:' },
    ...(body !== undefined && { body }),
  };
}
