import fc from 'fast-check';
import type { KeyTable } from '../../src/apple/key.js';
import { profileKeys } from '../../src/apple/keys/profile.js';
import { payloadTypes } from '../../src/apple/payload-types.js';
import { nearest } from '../../src/text/nearest.js';

/** The names of Apple's that stand side by side: the keys of a dictionary, the values of a key. */
function* choicesIn(table: KeyTable): Generator<readonly string[]> {
  yield Object.keys(table);
  for (const { values, keys, items } of Object.values(table)) {
    if (values !== undefined) yield values.map(String);
    if (keys !== undefined) yield* choicesIn(keys);
    if (items !== undefined) yield* choicesIn({ items: { ...items } });
  }
}

const choices = [profileKeys, ...Object.values(payloadTypes).map(({ keys }) => keys)]
  .flatMap((table) => Array.from(choicesIn(table)))
  .filter((names) => names.length > 1);
const names = [...new Set(choices.flat())];

test('no name of Apple’s is suggested for another one: they mean different things', () => {
  const suggested = choices.flatMap((known) =>
    names.flatMap((name) => {
      const meant = nearest(
        name,
        known.filter((one) => one !== name),
      );
      return meant === undefined ? [] : [`${name} → ${meant}`];
    }),
  );
  expect(new Set(suggested)).toEqual(new Set(sameMeaning));
});

/** The same thing under the name that another dictionary has for it. */
const sameMeaning = ['Key Type → KeyType', 'KeyType → Key Type', 'KeySize → Keysize', 'Keysize → KeySize'];

const name = fc.constantFrom(...names);
const numbersIn = (text: string) => text.match(/\d+/g) ?? [];

test('a number is never another number, but for two digits that changed places', () => {
  fc.assert(
    fc.property(name, fc.nat(99999), (known, number) => {
      const typed = known.replace(/\d+/, String(number));
      const meant = nearest(typed, names);
      if (meant === undefined) return;
      const sorted = (text: string) => numbersIn(text).map((digits) => [...digits].sort().join(''));
      expect(sorted(meant).slice(-numbersIn(typed).length || undefined)).toEqual(sorted(typed));
    }),
  );
});

test('a part of a name is never another word', () => {
  const parts = [...new Set(names.flatMap((one) => one.match(/[A-Z][a-z]{2,}/g) ?? []))];
  fc.assert(
    fc.property(name, fc.constantFrom(...parts), fc.nat(), (known, other, index) => {
      const own = known.match(/[A-Z][a-z]{2,}/g) ?? [];
      const replaced = own[index % (own.length || 1)];
      // A plural, or the same word with another end, is no other word.
      if (replaced === undefined || replaced.slice(0, 3) === other.slice(0, 3)) return;
      const typed = known.replace(replaced, other);
      if (!names.includes(typed)) expect(nearest(typed, [known])).toBeUndefined();
    }),
  );
});

test('a letter too many, too few or doubled in a word finds the name, or nothing', () => {
  fc.assert(
    fc.property(name, fc.nat(), fc.boolean(), (known, place, doubled) => {
      const index = place % known.length;
      const typed =
        known.slice(0, index) +
        (doubled ? known.slice(index, index + 1).repeat(2) : '') +
        known.slice(index + 1);
      if (!names.includes(typed) && !/\d/.test(known)) {
        expect([known, undefined]).toContain(nearest(typed, [known]));
      }
    }),
  );
});

test.each(['RemoteAddress', 'AuthenticationMethod', 'DiffieHellmanGroup', 'PayloadCertificateUUID'])(
  'each letter left out of %s finds it, but for those of an abbreviation',
  (known) => {
    for (let index = 0; index < known.replace('UUID', '').length; index++) {
      expect(nearest(known.slice(0, index) + known.slice(index + 1), names)).toBe(known);
    }
  },
);
