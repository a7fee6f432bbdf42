import type { PlistDictionary, PlistValue } from '../../plist/value.js';
import type { Converter, Refusal } from './row.js';

/** The integers that Graph's Int32 holds. */
const int32 = { min: -(2 ** 31), max: 2 ** 31 - 1 };

/** `true` and `false` become 1 and 0: Apple's schema types its switches as integers. The device takes both. */
export const flag: Converter<boolean> = {
  describe: 'true → 1, false → 0',
  apply: (value) => (value ? 1 : 0),
  revert: (value) => {
    if (typeof value === 'boolean') return value;
    return typeof value === 'number' ? value !== 0 : { refused: 'it is not 0 or 1' };
  },
};

/** Text as it is; empty text is left out, as Graph writes it for "not set". */
export const text: Converter<string> = {
  describe: 'as it is; left out when empty',
  apply: (value) => (value === '' ? undefined : value),
  revert: (value) => {
    if (typeof value !== 'string') return { refused: 'it is not a text' };
    return value === '' ? undefined : value;
  },
};

/** A whole number as it is. */
export const integer: Converter<number> = {
  describe: 'as it is',
  apply: (value) => value,
  revert: (value) =>
    Number.isInteger(value) && Number(value) >= int32.min && Number(value) <= int32.max
      ? Number(value)
      : { refused: 'it is not a whole number of 32 bits' },
};

/** A list of texts as it is; an empty list is left out. */
export const texts: Converter<string[]> = {
  describe: 'as it is; left out when empty',
  apply: (value) => (value.length === 0 ? undefined : [...value]),
  revert: (value) => listOf(value, (item) => (typeof item === 'string' ? item : undefined)),
};

/** Each member of a Graph enumeration by name: the Apple value, `undefined` where Apple leaves the key out, or a refusal. */
export function lookup<Member extends string>(
  values: Readonly<Record<Member, string | number | Refusal | undefined>>,
): Converter<Member> {
  return {
    describe: 'value by value',
    values,
    apply: (value) => values[value],
    revert: (value) => memberOf(values, (apple) => apple === value),
  };
}

/** Each member of a Graph enumeration becomes a list of Apple values, whose order does not matter. */
export function lookupList<Member extends string>(
  values: Readonly<Record<Member, readonly string[]>>,
): Converter<Member> {
  const shown = Object.entries<readonly string[]>(values).map(([member, list]) => [member, list.join(', ')]);
  return {
    describe: 'value by value',
    values: Object.fromEntries(shown),
    apply: (value) => [...values[value]],
    revert: (value) =>
      memberOf(values, (list) => Array.isArray(value) && isSameSet(list, value as readonly unknown[])),
  };
}

/** Each text becomes a dictionary that holds it under `key`; an empty list is left out. */
export function dictionaries(key: string): Converter<string[]> {
  return {
    describe: `each → a dictionary with ${key}; left out when empty`,
    apply: (value): PlistValue | undefined =>
      value.length === 0 ? undefined : value.map((item) => ({ [key]: item })),
    revert: (value) =>
      listOf(value, (item) => {
        const held = typeof item === 'object' ? (item as PlistDictionary)[key] : undefined;
        return typeof held === 'string' ? held : undefined;
      }),
  };
}

/** The member whose Apple value is the one. */
function memberOf<Member extends string, Apple>(
  values: Readonly<Record<Member, Apple>>,
  isIt: (apple: Apple) => boolean,
): Member | Refusal {
  const members = Object.keys(values) as Member[];
  return members.find((member) => isIt(values[member])) ?? { refused: `Graph has ${members.join(', ')}` };
}

/** The texts of an array's elements; undefined for none. */
function listOf(
  value: PlistValue,
  textOf: (item: PlistValue) => string | undefined,
): string[] | Refusal | undefined {
  if (!Array.isArray(value)) return { refused: 'it is not an array' };
  const list = value.map(textOf);
  if (!list.every((item) => item !== undefined)) return { refused: 'an element of it is of another type' };
  return list.length === 0 ? undefined : list;
}

function isSameSet(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left.every((item) => right.includes(item)) && right.every((item) => left.includes(item));
}
