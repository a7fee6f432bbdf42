import type { PlistDictionary, PlistValue } from '../plist/value.js';
import type { KeyRow, KeyTable } from './key.js';

/**
 * The dictionary with its keys in the order of the table and the unknown ones after them in their own order;
 * so too the dictionaries inside, as far as the table describes them. The values stay what they are.
 * (JavaScript puts keys that are whole numbers first, whatever one does; no key of Apple's is one.)
 */
export function inTableOrder<Dictionary extends PlistDictionary>(
  dictionary: Dictionary,
  table: KeyTable,
): Dictionary {
  const known = Object.keys(table).filter((key) => Object.hasOwn(dictionary, key));
  const unknown = Object.keys(dictionary).filter((key) => !Object.hasOwn(table, key));
  const entries = [...known, ...unknown].map((key) => [key, ordered(dictionary[key], rowOf(table, key))]);
  return Object.fromEntries(entries) as Dictionary;
}

function ordered(value: PlistValue | undefined, row: KeyRow | undefined): PlistValue | undefined {
  if (Array.isArray(value)) return value.map((item) => ordered(item, row?.items) ?? item);
  if (row?.keys && isDictionary(value)) return inTableOrder(value, row.keys);
  return value;
}

function rowOf(table: KeyTable, key: string): KeyRow | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

function isDictionary(value: PlistValue | undefined): value is PlistDictionary {
  return (
    typeof value === 'object' &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof Uint8Array)
  );
}
