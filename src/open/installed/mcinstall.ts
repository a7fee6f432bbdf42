import { isObject, type JsonObject } from '../../graph/json.js';
import { type DictionaryNode, nodeOf } from '../../plist/node.js';
import type { PlistValue } from '../../plist/value.js';
import { type InstalledList, installedSources } from './installed.js';
import { listedProfile } from './profile-list.js';

/**
 * What an iPhone tells over USB, as `pymobiledevice3 profile list` writes it in JSON: no values, only what is there.
 * Undefined for other JSON.
 */
export function readMCInstall(value: unknown): InstalledList | undefined {
  if (!isObject(value)) return undefined;
  const { ProfileMetadata: metadata, ProfileManifest: manifest, OrderedIdentifiers: ordered } = value;
  if (!isObject(metadata) || !(isObject(manifest) || Array.isArray(ordered))) return undefined;
  const identifiers = new Set([
    ...(Array.isArray(ordered) ? ordered.map(String) : []),
    ...Object.keys(metadata),
  ]);
  return {
    kind: 'list of profiles of MCInstall',
    source: installedSources.mcInstall,
    profiles: Array.from(identifiers).flatMap((identifier) =>
      listedProfile(profileNode(identifier, own(metadata, identifier), own(manifest, identifier))),
    ),
  };
}

function own(value: unknown, key: string): JsonObject {
  const found = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return isObject(found) ? found : {};
}

/** Which of the two parts has the payloads differs; the identifier may stand in the key alone. */
function profileNode(identifier: string, metadata: JsonObject, manifest: JsonObject): DictionaryNode {
  const payloads = [metadata, manifest].map((part) => part['PayloadContent']).find(Array.isArray) ?? [];
  const keys = ['PayloadUUID', 'PayloadDisplayName', 'PayloadRemovalDisallowed', 'IsManaged'] as const;
  const entries: (readonly [string, PlistValue])[] = keys.flatMap((key) => {
    const value = metadata[key];
    return typeof value === 'string' || typeof value === 'boolean' ? [[key, value] as const] : [];
  });
  const node = nodeOf({
    PayloadIdentifier: identifier,
    ...Object.fromEntries(entries),
    PayloadContent: payloads.filter(isObject).map(identityOf),
  });
  return node as DictionaryNode;
}

/** Values, which other programs may have added, are not looked at. */
function identityOf(payload: JsonObject): Record<string, string> {
  const keys = ['PayloadIdentifier', 'PayloadUUID', 'PayloadType'] as const;
  const entries = keys.flatMap((key) => {
    const value = payload[key];
    return typeof value === 'string' ? [[key, value] as const] : [];
  });
  return Object.fromEntries(entries);
}
