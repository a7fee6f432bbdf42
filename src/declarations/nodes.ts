import type { DictionaryNode, PlistNode } from '../plist/node.js';

/** A text that stands for something at a place of the declarations. */
export function text(value: string, path: string): PlistNode {
  return { type: 'string', value, path };
}

/** A dictionary of a profile that stands for a place of the declarations. */
export function dictionary(path: string, entries: Readonly<Record<string, PlistNode>>): DictionaryNode {
  return { type: 'dictionary', path, entries: new Map(Object.entries(entries)) };
}

/** The keys that every profile and payload has. Identifiers are as different from each other as UUIDs are. */
export function envelope(type: string, identifier: string, path: string): Record<string, PlistNode> {
  return {
    PayloadType: text(type, path),
    PayloadVersion: { type: 'integer', value: 1, path },
    PayloadIdentifier: text(identifier, path),
    PayloadUUID: text(identifier, path),
  };
}

/** A value out of another file, at the place that refers to the file. */
export function relocated(node: PlistNode, path: string): PlistNode {
  if (node.type === 'array') return { ...node, path, items: node.items.map((item) => relocated(item, path)) };
  if (node.type !== 'dictionary') return { ...node, path };
  const entries = Array.from(node.entries, ([key, item]) => [key, relocated(item, path)] as const);
  return { ...node, path, entries: new Map(entries) };
}
