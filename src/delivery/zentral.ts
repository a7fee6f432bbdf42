import type { DevicePlatform } from '../apple/os.js';
import { jsonText } from '../text/json-text.js';
import { dialects } from '../variables/dialects.js';
import { deliverySources } from '../variables/sources.js';
import type { Channel } from './channel.js';

/** Zentral: a Terraform module, in Terraform's JSON syntax, which any JSON writer writes without mistakes. */
export const zentral: Channel = {
  title: 'Zentral',
  source: deliverySources.zentral,
  platforms: ['iOS', 'macOS'],
  reaches: 'many devices',
  form: 'XML',
  signature: {
    treatment: 'replaced',
    why: 'Zentral takes the signature off on upload and signs every profile itself',
    source: deliverySources.zentralSource,
    confidence: 'observed',
  },
  dialect: dialects.zentral,
  notes: [
    'In a folder that has the provider already, leave providers.tf.json out.',
    'Add a zentral_mdm_blueprint_artifact to put the artifact into a blueprint, and raise version with every change of the profile.',
    'Zentral gives the profile an identifier and a UUID of its own.',
  ],
  make: ({ name, fileName, content, platform }) => {
    const profilePath = `${fileName}.mobileconfig`;
    return {
      files: [
        { path: profilePath, content },
        { path: 'mdm_artifacts.tf.json', content: jsonText(artifact(name, profilePath, platform)) },
        { path: 'providers.tf.json', content: jsonText(providers) },
      ],
      upload: {
        kind: 'command',
        environment: { ZTL_API_BASE_URL: 'https://HOST/api/', ZTL_API_TOKEN: 'TOKEN' },
        args: ['terraform', 'apply'],
      },
      findings: [],
    };
  },
};

const providers = {
  terraform: { required_providers: { zentral: { source: 'zentralopensource/zentral' } } },
};

function artifact(name: string, profilePath: string, platform: DevicePlatform): object {
  const resource = resourceName(name);
  const [platforms, switches] =
    platform === 'macOS' ? [['macOS'], { macos: true }] : [['iOS', 'iPadOS'], { ios: true, ipados: true }];
  return {
    resource: {
      zentral_mdm_artifact: {
        [resource]: { name: literal(name), type: 'Profile', channel: 'Device', platforms },
      },
      zentral_mdm_profile: {
        [`${resource}-1`]: {
          artifact_id: `\${zentral_mdm_artifact.${resource}.id}`,
          source: `\${filebase64("\${path.module}/${profilePath}")}`,
          ...switches,
          version: 1,
        },
      },
    },
  };
}

/** A text that Terraform does not read as a template. https://developer.hashicorp.com/terraform/language/syntax/json */
function literal(text: string): string {
  return text.replace(/[$%](?=\{)/g, '$&$&');
}

/** Names of resources have letters, digits, hyphens and underscores, and begin with a letter. */
function resourceName(name: string): string {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|(?<!-)-+$/g, '');
  return /^[a-z]/.test(slug) ? slug : `profile-${slug}`.replace(/-$/, '');
}
