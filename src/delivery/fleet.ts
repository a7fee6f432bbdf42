import { Document } from 'yaml';
import type { Finding } from '../finding.js';
import { stringAt } from '../plist/navigate.js';
import { dialects } from '../variables/dialects.js';
import { deliverySources } from '../variables/sources.js';
import type { Channel, DeliveryInput } from './channel.js';
import { deliveryFinding } from './findings.js';
import type { Upload } from './upload.js';

/** Fleet: a folder for its GitOps repository, in the layout that it has since version 4.83. */
export const fleet: Channel = {
  title: 'Fleet',
  source: deliverySources.fleet,
  platforms: ['iOS', 'macOS'],
  reaches: 'many devices',
  form: 'XML',
  signature: {
    treatment: 'kept',
    why: 'Fleet takes signed profiles, but none that is signed and has variables',
    source: deliverySources.fleet,
    confidence: 'documented',
  },
  dialect: dialects.fleet,
  notes: [
    "Copy the folder into the GitOps repository and take the item of the YAML file over into the fleet's own file, fleets/NAME.yml: the YAML file run alone would take everything else from the fleet.",
    'The paths in it are relative to the folder fleets (teams before Fleet 4.83, where the list was controls.macos_settings.custom_settings).',
  ],
  make: (input) => {
    const { fileName, platform, content } = input;
    const profilePath = `lib/${platform.toLowerCase()}/configuration-profiles/${fileName}.mobileconfig`;
    return {
      files: [
        { path: profilePath, content },
        { path: `fleets/${fileName}.yml`, content: gitopsYaml(profilePath, input.labels) },
      ],
      upload: uploadOf(input, profilePath),
      findings: [...nameFindings(input), ...labelFindings(input)],
    };
  },
};

function gitopsYaml(profilePath: string, labels: readonly string[]): string {
  const item = { path: `../${profilePath}`, ...(labels.length > 0 && { labels_include_all: labels }) };
  const document = new Document({ controls: { apple_settings: { configuration_profiles: [item] } } });
  document.commentBefore = " To be taken over into the fleet's own file, fleets/NAME.yml";
  return document.toString();
}

/** The API takes the profile as it is to be stored; only fleetctl takes escapes away. */
function uploadOf({ escaped, labels }: DeliveryInput, profilePath: string): Upload {
  if (escaped) return { kind: 'command', args: ['fleetctl', 'gitops', '-f', 'fleets/NAME.yml'] };
  return {
    kind: 'http',
    method: 'POST',
    url: 'https://HOST/api/v1/fleet/configuration_profiles',
    body: {
      form: [
        { name: 'profile', file: profilePath },
        ...labels.map((value) => ({ name: 'labels_include_all', value })),
      ],
    },
  };
}

function nameFindings({ profile }: DeliveryInput): Finding[] {
  if ((stringAt(profile, 'PayloadDisplayName') ?? '') !== '') return [];
  const message = 'is absent or empty; Fleet needs a name, and one that no other profile of the fleet has';
  return [deliveryFinding('channel-name', { path: '/PayloadDisplayName', message })];
}

function labelFindings({ labels, platform }: DeliveryInput): Finding[] {
  if (labels.length > 0 || platform === 'macOS') return [];
  const message =
    'the profile goes to every Apple host of the fleet, Macs too; --label NAME keeps it to those with the label';
  return [deliveryFinding('channel-targets', { message })];
}
