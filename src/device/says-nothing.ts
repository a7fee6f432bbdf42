import type { PlistNode } from '../plist/node.js';

/** Whether a value asks for nothing: 0, false, an empty text, or a container of nothing else. */
export function saysNothing(node: PlistNode): boolean {
  switch (node.type) {
    case 'dictionary':
      return Array.from(node.entries.values()).every(saysNothing);
    case 'array':
      return node.items.every(saysNothing);
    case 'integer':
    case 'real':
      return Number(node.value) === 0;
    case 'boolean':
      return !node.value;
    case 'string':
    case 'data':
      return node.value.length === 0;
    case 'date':
      return false;
  }
}
