import type { PlistNode } from './node.js';

/** A text of a property list. */
export type StringNode = Extract<PlistNode, { type: 'string' }>;

/** Every text that is a value somewhere in a node, in the order of the document. */
export function stringsIn(node: PlistNode): StringNode[] {
  switch (node.type) {
    case 'string':
      return [node];
    case 'array':
      return node.items.flatMap(stringsIn);
    case 'dictionary':
      return [...node.entries.values()].flatMap(stringsIn);
    default:
      return [];
  }
}
