import { isoTime } from '../certificates/validity.js';
import type { PlistNode } from '../plist/node.js';

/** A value as it is shown: data by its size, dates and large integers as text. */
export type Shown = string | number | boolean | readonly Shown[] | { readonly [key: string]: Shown };

/** A property list, redacted before, as it is shown. */
export function shown(node: PlistNode): Shown {
  switch (node.type) {
    case 'dictionary':
      return Object.fromEntries(Array.from(node.entries, ([key, item]) => [key, shown(item)]));
    case 'array':
      return node.items.map(shown);
    case 'data':
      return `«${node.value.length} bytes»`;
    case 'date':
      return isoTime(node.value);
    case 'integer':
      return typeof node.value === 'bigint' ? String(node.value) : node.value;
    default:
      return node.value;
  }
}
