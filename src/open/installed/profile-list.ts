import { flagAt, get, itemsAt, stringAt } from '../../plist/navigate.js';
import type { DictionaryNode, PlistNode } from '../../plist/node.js';
import { type InstalledList, type InstalledProfile, installedSources } from './installed.js';

/** The answer of a device to the MDM command ProfileList: no values, only what is there. Undefined for another property list. */
export function readProfileList(root: DictionaryNode): InstalledList | undefined {
  const list = get(root, 'ProfileList');
  if (list?.type !== 'array') return undefined;
  return {
    kind: 'answer to ProfileList',
    source: installedSources.profileList,
    profiles: list.items.flatMap(listedProfile),
  };
}

/** A profile with Apple's own names of the keys and without values. */
export function listedProfile(node: PlistNode): InstalledProfile[] {
  if (node.type !== 'dictionary') return [];
  const isManaged = flagAt(node, 'IsManaged');
  const removalDisallowed = flagAt(node, 'PayloadRemovalDisallowed');
  return [
    {
      identifier: stringAt(node, 'PayloadIdentifier'),
      uuid: stringAt(node, 'PayloadUUID'),
      name: stringAt(node, 'PayloadDisplayName'),
      ...(isManaged !== undefined && { isManaged }),
      ...(removalDisallowed !== undefined && { removalDisallowed }),
      payloads: itemsAt(node, 'PayloadContent').map((payload) => ({
        identifier: stringAt(payload, 'PayloadIdentifier'),
        uuid: stringAt(payload, 'PayloadUUID'),
        type: stringAt(payload, 'PayloadType'),
      })),
    },
  ];
}
