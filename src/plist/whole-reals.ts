import type { PlistNode } from './node.js';

/** Reals that the writer, which knows numbers only, cannot tell from integers. */
export function wholeReals(nodes: Iterable<PlistNode>): PlistNode[] {
  return Array.from(nodes).flatMap((node) => {
    if (node.type === 'dictionary') return wholeReals(node.entries.values());
    if (node.type === 'array') return wholeReals(node.items);
    return node.type === 'real' && Number.isInteger(node.value) ? [node] : [];
  });
}
