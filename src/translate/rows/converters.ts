import type { PlistValue } from '../../plist/value.js';
import type { Converter, Refusal } from './row.js';

/** `true` and `false` become 1 and 0: Apple's schema types its switches as integers. */
export const flag: Converter<boolean> = {
  describe: 'true → 1, false → 0',
  apply: (value) => (value ? 1 : 0),
};

/** Text as it is; empty text is left out, as Graph writes it for "not set". */
export const text: Converter<string> = {
  describe: 'as it is; left out when empty',
  apply: (value) => (value === '' ? undefined : value),
};

/** A whole number as it is. */
export const integer: Converter<number> = {
  describe: 'as it is',
  apply: (value) => value,
};

/** A list of texts as it is; an empty list is left out. */
export const texts: Converter<readonly string[]> = {
  describe: 'as it is; left out when empty',
  apply: (value) => (value.length === 0 ? undefined : [...value]),
};

/** Each member of a Graph enumeration by name: the Apple value, `undefined` where Apple leaves the key out, or a refusal. */
export function lookup<Member extends string>(
  values: Readonly<Record<Member, string | number | Refusal | undefined>>,
): Converter<Member> {
  return { describe: 'value by value', values, apply: (value) => values[value] };
}

/** Each member of a Graph enumeration becomes a list of Apple values. */
export function lookupList<Member extends string>(
  values: Readonly<Record<Member, readonly string[]>>,
): Converter<Member> {
  const shown = Object.entries<readonly string[]>(values).map(([member, list]) => [member, list.join(', ')]);
  return {
    describe: 'value by value',
    values: Object.fromEntries(shown),
    apply: (value) => [...values[value]],
  };
}

/** Each text becomes a dictionary that holds it under `key`; an empty list is left out. */
export function dictionaries(key: string): Converter<readonly string[]> {
  return {
    describe: `each → a dictionary with ${key}; left out when empty`,
    apply: (value): PlistValue | undefined =>
      value.length === 0 ? undefined : value.map((item) => ({ [key]: item })),
  };
}
