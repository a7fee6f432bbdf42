import type { DevicePlatform } from '../apple/os.js';
import type { Finding } from '../finding.js';
import { get, stringAt } from '../plist/navigate.js';
import type { DictionaryNode } from '../plist/node.js';
import { jsonText } from '../text/json-text.js';
import { dialects } from '../variables/dialects.js';
import { deliverySources } from '../variables/sources.js';
import type { Channel } from './channel.js';
import { deliveryFinding } from './findings.js';
import { TOKEN } from './script.js';
import { type Command, SERVER, text, type Upload } from './upload.js';

/** Zentral: a Terraform module, in Terraform's JSON syntax, which any JSON writer writes without mistakes. */
export const zentral: Channel = {
  title: 'Zentral',
  source: deliverySources.zentral,
  platforms: ['iOS', 'macOS'],
  reaches: 'many devices',
  form: 'XML',
  signature: {
    treatment: 'replaced',
    why: 'Zentral removes the signature on upload and signs every profile itself.',
    source: deliverySources.zentralSource,
    confidence: 'observed',
  },
  dialect: dialects.zentral,
  notes: [
    'In a folder that has the provider already, leave providers.tf.json out.',
    'Add a zentral_mdm_blueprint_artifact to put the artifact into a blueprint.',
    'Zentral gives the profile an identifier and a UUID of its own. Those of its payloads stay.',
  ],
  make: ({ name, fileName, content, profile, platform }) => {
    const profilePath = `${fileName}.mobileconfig`;
    return {
      files: [
        { path: profilePath, content },
        { path: 'mdm_artifacts.tf.json', content: jsonText(artifact(name, profilePath, platform)) },
        { path: 'providers.tf.json', content: jsonText(providers) },
      ],
      upload: terraformUpload([
        'Every version of a profile is a resource of its own. Put the new file beside the old one under another name,',
        'copy the zentral_mdm_profile in mdm_artifacts.tf.json under another name, with the new file in source and the',
        'next number in version, and run create again. Devices replace the version that they have.',
      ]),
      findings: scopeFindings(profile),
    };
  },
};

/** A Terraform module is applied, and applied again. */
export function terraformUpload(update: readonly string[]): Upload {
  const apply: Command = {
    kind: 'command',
    environment: { ZTL_API_BASE_URL: text`${SERVER}/api/`, ZTL_API_TOKEN: text`${TOKEN}` },
    args: ['terraform', 'apply'],
  };
  return {
    kind: 'script',
    token: 'an API token of Zentral',
    actions: {
      create: { does: 'shows what Terraform is going to make, and makes it after a yes', requests: [apply] },
      update: { does: 'says how a new version is added', requests: [], steps: update },
    },
  };
}

function scopeFindings(profile: DictionaryNode): Finding[] {
  if (stringAt(profile, 'PayloadScope') === 'System') return [];
  const message =
    'PayloadScope is not System, so Zentral takes the profile for one of the user channel. The artifact is for devices.';
  const fix = 'Set PayloadScope to System in the profile.';
  return [
    deliveryFinding('channel-scope', { message, fix }, get(profile, 'PayloadScope') ?? '/PayloadScope'),
  ];
}

export const providers = {
  terraform: { required_providers: { zentral: { source: 'zentralopensource/zentral' } } },
};

function artifact(name: string, profilePath: string, platform: DevicePlatform): object {
  const resource = resourceName(name);
  const { platforms, switches } = platformsFor(platform);
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

/** The platforms of an artifact, and the switches of its versions. */
export function platformsFor(platform: DevicePlatform) {
  return platform === 'macOS'
    ? { platforms: ['macOS'], switches: { macos: true } }
    : { platforms: ['iOS', 'iPadOS'], switches: { ios: true, ipados: true } };
}

/** A text that Terraform does not read as a template. https://developer.hashicorp.com/terraform/language/syntax/json */
export function literal(text: string): string {
  return text.replace(/[$%](?=\{)/g, '$&$&');
}

/** Names of resources have letters, digits, hyphens and underscores, and begin with a letter. */
export function resourceName(name: string): string {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|(?<!-)-+$/g, '');
  return /^[a-z]/.test(slug) ? slug : `profile-${slug}`.replace(/-$/, '');
}
