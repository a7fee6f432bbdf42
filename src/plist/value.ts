/**
 * A property list as plain values, the form in which profiles are built. A whole `number` is an integer; a
 * `bigint` is an integer too large for one.
 */
export type PlistValue =
  | string
  | number
  | bigint
  | boolean
  | Date
  | Uint8Array
  | PlistValue[]
  | PlistDictionary;

/** A property list dictionary. Its keys keep the order in which they are written. */
export interface PlistDictionary {
  [key: string]: PlistValue;
}
