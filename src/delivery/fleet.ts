import { Document } from 'yaml';
import type { Finding } from '../finding.js';
import { stringAt } from '../plist/navigate.js';
import { dialects } from '../variables/dialects.js';
import { deliverySources } from '../variables/sources.js';
import type { Channel, DeliveryInput } from './channel.js';
import { deliveryFinding } from './findings.js';
import type { ChannelOptions } from './options.js';
import {
  type Action,
  type FormField,
  type HttpRequest,
  type Parameter,
  SERVER,
  type Text,
  text,
  type Upload,
} from './upload.js';

/** Fleet: a folder for its GitOps repository, in the layout that it has since version 4.83. */
export const fleet = ({ labels = [] }: Pick<ChannelOptions, 'labels'>): Channel => ({
  title: 'Fleet',
  source: deliverySources.fleet,
  platforms: ['iOS', 'macOS'],
  reaches: 'many devices',
  form: 'XML',
  signature: {
    treatment: 'refused',
    why: 'Fleet signs every profile itself, signed already or not. Its guide says to remove the signature first.',
    source: deliverySources.fleetSigns,
    confidence: 'observed',
  },
  dialect: dialects.fleet,
  notes: [
    "Copy the folder into the GitOps repository and take the item of the YAML file over into the fleet's own file, fleets/NAME.yml: the YAML file run alone would take everything else from the fleet.",
    'The paths in it are relative to the folder fleets (teams before Fleet 4.83, where the list was controls.macos_settings.custom_settings).',
    'The request without MDM_FLEET_ID reaches the hosts that are in no fleet, and no others. Before Fleet 4.83 its field is team_id.',
    `The action update edits one profile, which keeps its PayloadIdentifier (${deliverySources.fleetEdit}). Name the same labels again. For an older server use gitops. Use it also for a fleet that is kept in a repository, because its next run undoes the edit.`,
    "Fleets, labels and Fleet's variables are part of Fleet Premium.",
  ],
  make: (input) => {
    const { fileName, platform, content } = input;
    const profilePath = `lib/${platform.toLowerCase()}/configuration-profiles/${fileName}.mobileconfig`;
    return {
      files: [
        { path: profilePath, content },
        { path: `fleets/${fileName}.yml`, content: gitopsYaml(profilePath, labels) },
      ],
      upload: uploadOf(input, profilePath, labels),
      findings: [...nameFindings(input), ...labelFindings(input, labels), ...premiumFindings(input, labels)],
    };
  },
});

const FLEET_ID: Parameter = {
  parameter: 'FLEET_ID',
  what: 'the ID of the fleet (Fleet Premium); without it the profile is for hosts in no fleet',
};

function gitopsYaml(profilePath: string, labels: readonly string[]): string {
  const item = { path: `../${profilePath}`, ...(labels.length > 0 && { labels_include_all: labels }) };
  const document = new Document({ controls: { apple_settings: { configuration_profiles: [item] } } });
  document.commentBefore = " To be taken over into the fleet's own file, fleets/NAME.yml";
  return document.toString();
}

/** The API takes the profile as it is to be stored; only fleetctl takes escapes away. */
function uploadOf({ escaped }: DeliveryInput, file: string, labels: readonly string[]): Upload {
  const gitops = (does: string): Action => ({
    does,
    requests: [{ kind: 'command', args: ['fleetctl', 'gitops', '-f', 'fleets/NAME.yml'] }],
  });
  const profile: FormField = { name: 'profile', file };
  const targets = labels.map((value): FormField => ({ name: 'labels_include_all', value }));
  const fleet: FormField = { name: 'fleet_id', value: text`${FLEET_ID}`, optional: true };
  return {
    kind: 'script',
    token: 'an API token of Fleet',
    actions: {
      ...(escaped
        ? {
            create: gitops(
              "adds the profile, in the fleet's repository and once its item is in fleets/NAME.yml",
            ),
            update: gitops(
              "replaces the profile, in the fleet's repository with the new file in it; a profile that is deleted and added instead leaves the device without a VPN in between",
            ),
          }
        : {
            create: {
              does: 'adds the profile through the API',
              requests: [send('POST', text``, [profile, fleet, ...targets])],
            },
            update: {
              does: 'replaces the profile MDM_ID through the API of Fleet 4.90 or newer',
              requests: [send('PATCH', text`/${ID}`, [profile, ...targets])],
            },
            gitops: gitops(
              "adds or replaces the profile, in the fleet's repository and once its item is in fleets/NAME.yml",
            ),
          }),
      list: {
        does: 'lists the profiles of the fleet with their IDs (profile_uuid)',
        requests: [send('GET', text`?fleet_id=${LISTED_FLEET}`)],
      },
    },
  };
}

const ID: Parameter = { parameter: 'ID', what: 'the profile_uuid of the profile in Fleet; list shows it' };
const LISTED_FLEET: Parameter = {
  ...FLEET_ID,
  what: 'the ID of the fleet; 0 are the hosts in no fleet',
  fallback: '0',
};

function send(method: HttpRequest['method'], path: Text, form?: readonly FormField[]): HttpRequest {
  return {
    kind: 'http',
    method,
    url: [...text`${SERVER}/api/v1/fleet/configuration_profiles`, ...path],
    login: { header: 'Authorization: Bearer' },
    ...(form !== undefined && { body: { form } }),
  };
}

function nameFindings({ profile }: DeliveryInput): Finding[] {
  if ((stringAt(profile, 'PayloadDisplayName') ?? '') !== '') return [];
  const message =
    'PayloadDisplayName is absent or empty. Fleet needs a name, and one that no other profile of the fleet has.';
  return [deliveryFinding('channel-name', { path: '/PayloadDisplayName', message })];
}

function labelFindings({ platform }: DeliveryInput, labels: readonly string[]): Finding[] {
  if (labels.length > 0 || platform === 'macOS') return [];
  const message =
    'The profile goes to every Apple host of the fleet, Macs too. Without a fleet in the request it goes to the hosts of no fleet. --label NAME limits it to those with the label.';
  return [deliveryFinding('channel-targets', { message })];
}

function premiumFindings({ hasVariables }: DeliveryInput, labels: readonly string[]): Finding[] {
  const what = [...(labels.length > 0 ? ['Labels'] : []), ...(hasVariables ? ["Fleet's variables"] : [])];
  if (what.length === 0) return [];
  return [deliveryFinding('channel-edition', { message: `${what.join(' and ')} need Fleet Premium.` })];
}
