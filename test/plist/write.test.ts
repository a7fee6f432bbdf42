import { InputError } from '../../src/input-error.js';
import type { PlistValue } from '../../src/plist/value.js';
import { writePlist } from '../../src/plist/write.js';

test('begins with the XML declaration, is indented with tabs and ends with a newline', () => {
  expect(writePlist({ b: [1, 1.5, true], a: 'x < y', c: new Uint8Array([1, 2]), d: new Date(0) })).toBe(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
      '<plist version="1.0">',
      '\t<dict>',
      '\t\t<key>b</key>',
      '\t\t<array>',
      '\t\t\t<integer>1</integer>',
      '\t\t\t<real>1.5</real>',
      '\t\t\t<true/>',
      '\t\t</array>',
      '\t\t<key>a</key>',
      '\t\t<string>x &lt; y</string>',
      '\t\t<key>c</key>',
      '\t\t<data>AQI=</data>',
      '\t\t<key>d</key>',
      '\t\t<date>1970-01-01T00:00:00Z</date>',
      '\t</dict>',
      '</plist>',
      '',
    ].join('\n'),
  );
});

test('writes integers of 64 bits exactly', () => {
  expect(writePlist(2n ** 64n - 1n)).toContain('<integer>18446744073709551615</integer>');
  expect(writePlist(-(2n ** 63n))).toContain('<integer>-9223372036854775808</integer>');
});

const cyclic: PlistValue[] = [];
cyclic.push(cyclic);

// Typed as unknown: most of these a TypeScript caller could not even pass.
const refused: readonly (readonly [string, unknown, string])[] = [
  ['NaN', Number.NaN, 'is not a finite number'],
  ['infinity', Number.POSITIVE_INFINITY, 'is not a finite number'],
  ['null', null, 'is not a value that a property list can hold'],
  ['undefined', undefined, 'is not a value that a property list can hold'],
  ['a function', () => 1, 'is not a value that a property list can hold'],
  ['a map', new Map(), 'is not a value that a property list can hold'],
  ['16-bit numbers', new Uint16Array(2), 'is not a value that a property list can hold'],
  ['an unsafe integer', 2 ** 53, 'is too large for an exact integer. Give it as a bigint'],
  ['more than 64 bits', 2n ** 64n, 'is an integer of more than 64 bits'],
  ['less than 64 bits', -(2n ** 63n) - 1n, 'is an integer of more than 64 bits'],
  ['a lone high surrogate', 'geheim\ud800', 'has a character that XML cannot hold'],
  ['a lone low surrogate', '\udc00geheim', 'has a character that XML cannot hold'],
  ['NUL', 'geheim\0', 'has a character that XML cannot hold'],
  ['vertical tab', 'geheim\v', 'has a character that XML cannot hold'],
  ['U+FFFE', 'geheim\ufffe', 'has a character that XML cannot hold'],
  ['an invalid date', new Date(Number.NaN), 'is not a valid date'],
  ['milliseconds', new Date(1), 'is a date with a fraction of a second'],
  ['the year 10000', new Date('+010000-01-01T00:00:00Z'), 'is a date outside the years 1 to 9999'],
  ['the year 0', new Date('0000-01-01T00:00:00Z'), 'is a date outside the years 1 to 9999'],
];

test.each(refused)('%s is refused with its key path and without its value', (_, value, reason) => {
  const list = { 'a/b': [0, { key: value as PlistValue }] };
  expect(() => writePlist(list)).toThrow(
    new InputError(`The property list cannot be written: /a~1b/1/key ${reason}.`),
  );
});

test('a hole in an array is refused, not left out', () => {
  const holed: PlistValue[] = [1];
  holed[2] = 3;
  expect(() => writePlist(holed)).toThrow(
    'The property list cannot be written: /1 is not a value that a property list can hold.',
  );
});

test('no bytes are written in the long form, the only one that Apple reads', () => {
  expect(writePlist({ a: new Uint8Array() })).toContain('<data></data>');
  expect(writePlist({ a: '<data/>' })).toContain('<string>&lt;data/&gt;</string>');
});

test('a key longer than the reader takes is refused', () => {
  expect(() => writePlist({ ['k'.repeat(1025)]: 1 })).toThrow(
    new InputError('The property list cannot be written: its root has a key of more than 1024 characters.'),
  );
});

test('a key that XML cannot hold is refused', () => {
  expect(() => writePlist({ a: { 'b\0': 1 } })).toThrow(
    new InputError(
      'The property list cannot be written: /a has a key with a character that XML cannot hold.',
    ),
  );
});

test('a value that contains itself is refused', () => {
  expect(() => writePlist(cyclic)).toThrow('is inside more than 128 dictionaries and arrays');
});

test('what is wrong with the root is said of the root', () => {
  expect(() => writePlist(Number.NaN)).toThrow(
    new InputError('The property list cannot be written: its root is not a finite number.'),
  );
});
