import { payloadTypeRow } from '../../apple/payload-types.js';
import { profileType } from '../../apple/profile.js';
import { dictionaryAt, flagAt, get, itemsAt, plainValue, stringAt } from '../../plist/navigate.js';
import { type DictionaryNode, dictionaryNodeOf, type PlistNode } from '../../plist/node.js';
import type { PlistDictionary } from '../../plist/value.js';
import {
  type InstalledList,
  type InstalledPayload,
  type InstalledProfile,
  installedSources,
} from './installed.js';

/** What stands for the device itself, beside the short names of users. */
const device = '_computerlevel';

/**
 * What `profiles show -output stdout-xml` and `profiles -P -o` say that a Mac has: for the device and for each user a
 * list of profiles. Undefined for another property list; a Mac without profiles says an empty dictionary, which
 * anything could be.
 */
export function readProfilesTool(root: DictionaryNode): InstalledList | undefined {
  const owners = Array.from(root.entries);
  if (owners.length === 0 || !owners.every(([, profiles]) => isListOfProfiles(profiles))) return undefined;
  return {
    kind: 'list of profiles of a Mac',
    source: installedSources.profilesTool,
    profiles: owners.flatMap(([owner]) =>
      itemsAt(root, owner).flatMap((node) => installedProfile(node, owner)),
    ),
  };
}

function isListOfProfiles(node: PlistNode): boolean {
  return (
    node.type === 'array' &&
    node.items.every(
      (item) => get(item, 'ProfileIdentifier') !== undefined || get(item, 'ProfileItems') !== undefined,
    )
  );
}

function installedProfile(node: PlistNode, owner: string): InstalledProfile[] {
  if (node.type !== 'dictionary') return [];
  const payloads = itemsAt(node, 'ProfileItems').flatMap(installedPayload);
  const removal = removalOf(node);
  const isDevice = owner === device;
  return [
    {
      identifier: stringAt(node, 'ProfileIdentifier'),
      uuid: stringAt(node, 'ProfileUUID'),
      name: stringAt(node, 'ProfileDisplayName'),
      ...(!isDevice && { user: owner }),
      ...(removal !== undefined && { removalDisallowed: removal }),
      payloads,
      profile: profileOf(node, payloads, isDevice, removal),
    },
  ];
}

/** The tool writes it as a text, `true` or `false`. */
function removalOf(node: DictionaryNode): boolean | undefined {
  const text = stringAt(node, 'ProfileRemovalDisallowed');
  return text === undefined ? flagAt(node, 'ProfileRemovalDisallowed') : text === 'true';
}

/** The tool's own names for the keys of a profile. */
const keysOfProfile = {
  ProfileIdentifier: 'PayloadIdentifier',
  ProfileUUID: 'PayloadUUID',
  ProfileDisplayName: 'PayloadDisplayName',
  ProfileDescription: 'PayloadDescription',
  ProfileOrganization: 'PayloadOrganization',
} as const;

function profileOf(
  node: DictionaryNode,
  payloads: readonly InstalledPayload[],
  isDevice: boolean,
  removalDisallowed: boolean | undefined,
): DictionaryNode {
  const texts = Object.entries(keysOfProfile).flatMap(([from, to]) => {
    const value = stringAt(node, from);
    return value === undefined ? [] : [[to, value] as const];
  });
  return dictionaryNodeOf({
    PayloadType: profileType,
    PayloadVersion: 1,
    ...Object.fromEntries(texts),
    PayloadScope: isDevice ? 'System' : 'User',
    ...(removalDisallowed !== undefined && { PayloadRemovalDisallowed: removalDisallowed }),
    PayloadContent: payloads.flatMap((payload) => (payload.node ? [plainValue(payload.node)] : [])),
  });
}

/** The keys that the tool leaves at the payload itself; all others it puts into PayloadContent. */
const keptOutside = /^Payload(?:Type|Version|Identifier|UUID|DisplayName|Description|Organization)$/;

function installedPayload(node: PlistNode): InstalledPayload[] {
  if (node.type !== 'dictionary') return [];
  const type = stringAt(node, 'PayloadType');
  const content = dictionaryAt(node, 'PayloadContent');
  const outside = Array.from(node.entries, ([key, value]) => [key, plainValue(value)] as const).filter(
    ([key]) => keptOutside.test(key),
  );
  return [
    {
      identifier: stringAt(node, 'PayloadIdentifier'),
      uuid: stringAt(node, 'PayloadUUID'),
      type,
      // The tool shows an empty dictionary where it keeps the values to itself.
      ...(content !== undefined &&
        content.entries.size > 0 && {
          node: dictionaryNodeOf({ ...Object.fromEntries(outside), ...keysIn(content, type) }),
        }),
    },
  ];
}

/** The keys of a payload: those in PayloadContent, or PayloadContent itself for a type that has such a key, as SCEP does. */
function keysIn(content: DictionaryNode, type: string | undefined): PlistDictionary {
  const values = Object.fromEntries(Array.from(content.entries, ([key, value]) => [key, plainValue(value)]));
  const own = type === undefined ? undefined : payloadTypeRow(type)?.keys['PayloadContent'];
  const isItself = own?.type === 'dictionary' && !content.entries.has('PayloadContent');
  return isItself ? { PayloadContent: values } : values;
}
