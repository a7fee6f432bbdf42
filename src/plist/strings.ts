import type { PlistNode } from './node.js';

/** A text of a property list. */
export type StringNode = Extract<PlistNode, { type: 'string' }>;

/** Every text that is a value somewhere in a node, in the order of the document. */
export function stringsIn(node: PlistNode): StringNode[] {
  const strings: StringNode[] = [];
  const look = (at: PlistNode) => {
    if (at.type === 'string') strings.push(at);
    else if (at.type === 'array') at.items.forEach(look);
    else if (at.type === 'dictionary') at.entries.forEach(look);
  };
  look(node);
  return strings;
}
