import type { DictionaryNode, PlistNode } from './node.js';
import type { PlistDictionary, PlistValue } from './value.js';

/** The node under a path of keys and indexes, or undefined where there is none. */
export function get(node: PlistNode, ...parts: readonly (string | number)[]): PlistNode | undefined {
  let at: PlistNode | undefined = node;
  for (const part of parts) {
    if (at?.type === 'dictionary') at = at.entries.get(String(part));
    else if (at?.type === 'array') at = at.items[Number(part)];
    else return undefined;
  }
  return at;
}

/** The text of a string node, itself or under a path; undefined for any other type. */
export function stringAt(node: PlistNode, ...parts: readonly (string | number)[]): string | undefined {
  const found = get(node, ...parts);
  return found?.type === 'string' ? found.value : undefined;
}

/** The number of an integer or real node, itself or under a path; undefined for any other type. */
export function numberAt(node: PlistNode, ...parts: readonly (string | number)[]): number | undefined {
  const found = get(node, ...parts);
  return found?.type === 'integer' || found?.type === 'real' ? Number(found.value) : undefined;
}

/** A switch as Apple's devices read it, itself or under a path: a boolean, or a number that is not 0. */
export function flagAt(node: PlistNode, ...parts: readonly (string | number)[]): boolean | undefined {
  const found = get(node, ...parts);
  if (found?.type === 'boolean') return found.value;
  return found?.type === 'integer' || found?.type === 'real' ? Number(found.value) !== 0 : undefined;
}

/** The dictionary under a path; undefined for any other type. */
export function dictionaryAt(
  node: PlistNode,
  ...parts: readonly (string | number)[]
): DictionaryNode | undefined {
  const found = get(node, ...parts);
  return found?.type === 'dictionary' ? found : undefined;
}

/** The elements of the array under a path; none for any other type. */
export function itemsAt(node: PlistNode, ...parts: readonly (string | number)[]): readonly PlistNode[] {
  const found = get(node, ...parts);
  return found?.type === 'array' ? found.items : [];
}

/** The node as a plain value: the inverse of `nodeOf`, but that a real with a whole value becomes like an integer. */
export function plainValue(node: PlistNode): PlistValue {
  switch (node.type) {
    case 'dictionary':
      return Object.fromEntries(
        Array.from(node.entries, ([key, item]) => [key, plainValue(item)]),
      ) satisfies PlistDictionary;
    case 'array':
      return node.items.map(plainValue);
    default:
      return node.value;
  }
}
