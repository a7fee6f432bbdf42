import type { DictionaryNode, PlistNode } from '../plist/node.js';
import type { KeyRow, KeyTable } from './key.js';

/** What {@link walkKeys} tells of what it meets. */
export interface KeyVisitor {
  /** A key that has a row, and each element of an array that has one; `key` is the name of the key in both cases. */
  known?(key: string, row: KeyRow, node: PlistNode): void;
  /** A key that the table of its dictionary does not have. What is inside is not visited. */
  unknown?(key: string, node: PlistNode, table: KeyTable): void;
  /** Whether to visit what is inside a value that has a row; by default it is visited. */
  enters?(row: KeyRow, node: PlistNode): boolean;
}

/**
 * Visits the keys of a dictionary and, as far as the table describes them, of all dictionaries and arrays
 * inside, in the order of the document, a container before what it holds. A value of another type than its
 * row says is visited but not entered; a dictionary whose keys the table does not list is not entered either.
 */
export function walkKeys(dictionary: DictionaryNode, table: KeyTable, visitor: KeyVisitor): void {
  for (const [key, node] of dictionary.entries) {
    const row = Object.hasOwn(table, key) ? table[key] : undefined;
    if (row === undefined) visitor.unknown?.(key, node, table);
    else walkRow(key, row, node, visitor);
  }
}

function walkRow(key: string, row: KeyRow, node: PlistNode, visitor: KeyVisitor): void {
  visitor.known?.(key, row, node);
  if (visitor.enters?.(row, node) === false) return;
  if (node.type === 'dictionary' && row.keys) walkKeys(node, row.keys, visitor);
  if (node.type === 'dictionary' && row.eachKey) {
    for (const [freeKey, value] of node.entries) walkRow(freeKey, row.eachKey, value, visitor);
  }
  if (node.type === 'array' && row.items) {
    for (const item of node.items) walkRow(key, row.items, item, visitor);
  }
}
