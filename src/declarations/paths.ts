import type { KeyRow, KeyTable } from '../apple/key.js';
import type { Json, JsonDictionary } from './declaration.js';

/** The row under a dotted path of a table, or undefined where the table has none. */
export function rowAt(table: KeyTable, path: string): KeyRow | undefined {
  let keys: KeyTable | undefined = table;
  let row: KeyRow | undefined;
  for (const key of path.split('.')) {
    row = keys !== undefined && Object.hasOwn(keys, key) ? keys[key] : undefined;
    keys = row?.keys;
  }
  return row;
}

/** Writes a value under a dotted path, making the dictionaries on the way. */
export function put(object: JsonDictionary, path: string, value: Json): void {
  const [key = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    object[key] = value;
    return;
  }
  const dictionary = dictionaryIn(object, key) ?? {};
  object[key] = dictionary;
  put(dictionary, rest.join('.'), value);
}

/** The dictionary under a key, or undefined where there is none. */
export function dictionaryIn(object: Json | undefined, key: string): JsonDictionary | undefined {
  const value = typeof object === 'object' && !Array.isArray(object) ? object[key] : undefined;
  return typeof value === 'object' && !Array.isArray(value) ? value : undefined;
}
