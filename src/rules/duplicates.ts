import type { PlistNode } from '../plist/node.js';

/** A string that an earlier one repeats. */
export interface Duplicate {
  readonly node: PlistNode;
  readonly value: string;
  readonly first: PlistNode;
}

/** The string nodes whose text is in an earlier one, each with the first of them; other nodes and empty texts do not count. */
export function* duplicatesAmong(nodes: readonly (PlistNode | undefined)[]): Generator<Duplicate> {
  const seen = new Map<string, PlistNode>();
  for (const node of nodes) {
    if (node?.type !== 'string' || node.value === '') continue;
    const first = seen.get(node.value);
    if (first === undefined) seen.set(node.value, node);
    else yield { node, value: node.value, first };
  }
}
