import fc from 'fast-check';
import { parseJson } from '../../src/text/json.js';
import { parseYaml } from '../../src/text/yaml.js';

test('any JSON is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(parseJson(text)).toEqual(JSON.parse(text));
    }),
    { numRuns: 200 },
  );
});

test.each([
  [
    'twice',
    '{"a":1,\n "a":2}',
    'The key "a" occurs twice in one object, the second time at line 2, column 2. Remove one of the two.',
  ],
  [
    'in an inner object',
    '[{"b":{"a":1,"c":[],"a":2}}]',
    'The key "a" occurs twice in one object, the second time at line 1, column 21. Remove one of the two.',
  ],
  [
    'written in another way',
    '{"a":1,"\\u0061":2}',
    'The key "a" occurs twice in one object, the second time at line 1, column 8. Remove one of the two.',
  ],
  [
    'with white space before the colon',
    '{"a" :1,"a"\t:2}',
    'The key "a" occurs twice in one object, the second time at line 1, column 9. Remove one of the two.',
  ],
  [
    '__proto__',
    '{"__proto__":1,"__proto__":2}',
    'The key "__proto__" occurs twice in one object, the second time at line 1, column 16. Remove one of the two.',
  ],
])('a key %s is refused', (_name, text, message) => {
  expect(() => parseJson(text)).toThrow(message);
});

test.each([
  ['in two objects', '[{"a":1},{"a":2}]'],
  ['as a value', '{"a":"a","b":"\\"a\\":"}'],
  ['in a list', '{"a":["a","a"]}'],
])('the same text %s is no key twice', (_name, text) => {
  expect(parseJson(text)).toEqual(JSON.parse(text));
});

test('a key twice in YAML is refused, with its place', () => {
  expect(() => parseYaml('a: 1\nb: {c: 1, c: 2}\n')).toThrow(
    'A key occurs twice in one mapping, the second time at line 2, column 11.',
  );
  expect(() => parseYaml('a: 1\nb: 1\na: 2\n')).toThrow('line 3, column 1');
});

test('more anchors or aliases than anybody writes are refused', () => {
  const aliases = `a: &a 1\n${Array.from({ length: 2000 }, (_, index) => `k${index}: *a\n`).join('')}`;
  expect(() => parseYaml(aliases)).toThrow('more than 1000 anchors and aliases');
});

test('more keys than an object of an export has are refused', () => {
  const text = (count: number) =>
    `{${Array.from({ length: count }, (_, index) => `"k${index}":1`).join(',')}}`;
  expect(Object.keys(parseJson(text(10_000)) as object)).toHaveLength(10_000);
  expect(() => parseJson(text(10_001))).toThrow(
    'An object has more than 10,000 keys. No export has so many.',
  );
});
