import fc from 'fast-check';
import type { PlistDictionary, PlistValue } from '../../src/plist/value.js';
import { canary } from './attempt.js';

/** A value out of JSON, with what a property list has besides. */
export type Value = PlistValue | null;

/** Texts that steer terminals, runners, shells and templates, that end or begin something, or are none. */
const texts = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
  fc.constantFrom(
    '',
    ' ',
    '\u001b[2J',
    '\u009b2J',
    '\u202e\u2028',
    '\n::error::x',
    '##[error]x',
    '\ud800',
    '\0',
    '{{device.serialNumber}}',
    '{{ {{x}} }}',
    '$FLEET_VAR_X \\\\$',
    '../../etc/passwd',
    'CON',
    '__proto__',
    'constructor',
    '\'"`$(x)',
    '<![CDATA[ ]]> &amp; <a>',
    'CN=a\\,b+O=,=',
    '2026-01-01T00:00:00Z',
    '1.2.3.4/33',
    '::1',
    'https://user:x@host:99999/',
  ),
  fc
    .tuple(fc.constantFrom('a', ' ', '-', '.', '\\', '{{', ',', '=', ' {', '/', '::'), fc.nat(5000))
    .map(([text, times]) => text.repeat(times)),
);

const numbers = fc.oneof(
  fc.integer(),
  fc.constantFrom(0, 1, -1, 2, 14, 65_535, 65_536, 2 ** 31, 2 ** 53, -(2 ** 53)),
);

/** Keys whose values are never shown. */
const secretKey = /(?:secret|password|challenge|passphrase)$/i;

/** The keys in some values, at every depth. */
export function keysOf(...values: readonly Value[]): string[] {
  const inner = values.flatMap((value) => {
    if (!isContainer(value)) return [];
    const keys = Array.isArray(value) ? [] : Object.keys(value);
    return [...keys, ...keysOf(...Object.values(value))];
  });
  return [...new Set(inner)];
}

/** Any value, whose keys are often those that are given. */
export function anyValue(keys: readonly string[]): fc.Arbitrary<Value> {
  return fc.letrec<{ value: Value; list: Value[]; dictionary: PlistDictionary }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      texts,
      numbers,
      fc.boolean(),
      tie('list'),
      tie('dictionary'),
    ) as fc.Arbitrary<Value>,
    list: fc.array(tie('value'), { maxLength: 4 }) as fc.Arbitrary<Value[]>,
    dictionary: fc.dictionary(fc.oneof(fc.constantFrom(...keys), texts), tie('value'), {
      maxKeys: 6,
    }) as fc.Arbitrary<PlistDictionary>,
  })).value;
}

/** Something good in which some places hold something else, or nothing, or the same again many times. */
export function changed<Good extends Value>(good: Good, keys: readonly string[]): fc.Arbitrary<Value> {
  const change = fc.record({
    place: fc.nat(),
    how: fc.constantFrom('put', 'put', 'put', 'remove', 'repeat', 'swap', 'rename', 'secret'),
    value: anyValue(keys),
    times: fc.nat(300),
  });
  return fc.array(change, { minLength: 1, maxLength: 5 }).map((changes) => {
    let value: Value = structuredClone(good) as Value;
    for (const { place, how, value: other, times } of changes) {
      const places = placesIn(value);
      const at = places[place % Math.max(1, places.length)];
      if (at === undefined) return value;
      value = changedAt(value, at, (old) => {
        if (how === 'put') return other;
        if (how === 'remove') return undefined;
        if (how === 'repeat') return Array.isArray(old) ? repeated(old, times) : repeated([old], times);
        if (how === 'secret') return secretKey.test(at.at(-1) ?? '') ? canary : old;
        if (how === 'rename') return { [JSON.stringify(other)]: old } as PlistDictionary;
        return at.length > 1 ? [old as PlistValue, other as PlistValue] : other;
      });
    }
    return value;
  });
}

function repeated(items: readonly Value[], times: number): PlistValue {
  return Array.from({ length: times }, () => items)
    .flat()
    .slice(0, 600) as PlistValue;
}

function isContainer(value: Value): value is PlistValue[] | PlistDictionary {
  return (
    typeof value === 'object' && value !== null && !(value instanceof Date) && !(value instanceof Uint8Array)
  );
}

function placesIn(value: Value, at: readonly string[] = []): (readonly string[])[] {
  if (!isContainer(value)) return [at];
  return [at, ...Object.entries(value).flatMap(([key, item]) => placesIn(item, [...at, key]))];
}

function changedAt(
  value: Value,
  [key, ...rest]: readonly string[],
  change: (old: Value) => Value | undefined,
): Value {
  if (key === undefined) return change(value) ?? null;
  if (!isContainer(value)) return value;
  const entries = Object.entries(value).flatMap(([name, item]) => {
    if (name !== key) return [[name, item] as const];
    const next = rest.length === 0 ? change(item) : changedAt(item, rest, change);
    return next === undefined ? [] : [[name, next] as const];
  });
  return (Array.isArray(value) ? entries.map(([, item]) => item) : Object.fromEntries(entries)) as Value;
}

/** Bytes with some of them overwritten, left out, doubled, or cut off. */
export function damaged(whole: Uint8Array): fc.Arbitrary<Uint8Array> {
  const cut = fc.record({
    at: fc.nat(whole.length),
    length: fc.nat(40),
    by: fc.oneof(fc.uint8Array({ maxLength: 8 }), fc.constant(undefined)),
  });
  return fc.array(cut, { minLength: 1, maxLength: 4 }).map((cuts) =>
    cuts.reduce<Uint8Array>((bytes, { at, length, by }) => {
      const part = by ?? Buffer.concat([bytes.subarray(at, at + length), bytes.subarray(at, at + length)]);
      return Buffer.concat([bytes.subarray(0, at), part, bytes.subarray(at + length)]);
    }, whole),
  );
}
