import { dialects } from '../variables/dialects.js';
import { deliverySources } from '../variables/sources.js';
import type { Channel } from './channel.js';
import type { FormField } from './upload.js';

/** SimpleMDM: the profile, and the form that its API takes. */
export const simplemdm: Channel = {
  title: 'SimpleMDM',
  source: deliverySources.simplemdm,
  platforms: ['iOS', 'macOS'],
  reaches: 'many devices',
  form: 'XML',
  signature: {
    treatment: 'unknown',
    why: 'the documentation does not say what becomes of a signature',
    source: deliverySources.simplemdm,
    confidence: 'inferred',
  },
  dialect: dialects.simplemdm,
  notes: [
    'Assign the profile to groups afterwards.',
    'user_scope is true when it is not given, which makes a user profile of it on Macs; so it is given.',
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
        kind: 'http',
        method: 'POST',
        url: 'https://a.simplemdm.com/api/v1/custom_configuration_profiles/',
        login: 'TOKEN:',
        body: {
          form: [
            { name: 'name', value: name },
            { name: 'mobileconfig', file: path },
            { name: 'user_scope', value: 'false' },
            ...(hasVariables ? attributes : []),
          ],
        },
      },
      findings: [],
    };
  },
};
