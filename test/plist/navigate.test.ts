import fc from 'fast-check';
import {
  dictionaryAt,
  flagAt,
  get,
  itemsAt,
  numberAt,
  plainValue,
  stringAt,
} from '../../src/plist/navigate.js';
import { nodeOf } from '../../src/plist/node.js';
import { runs } from '../support/runs.js';
import { plistValue } from './samples.js';

const root = nodeOf({
  text: 'a',
  one: 1,
  zero: 0,
  half: 0.5,
  large: 2n ** 63n,
  yes: true,
  no: false,
  list: [{ inner: 'b' }, 7],
});

test('get goes through dictionaries and arrays', () => {
  expect(get(root)).toBe(root);
  expect(get(root, 'list', 0, 'inner')).toEqual({ type: 'string', value: 'b', path: '/list/0/inner' });
});

test.each([
  [['absent']],
  [['list', 2]],
  [['list', 'inner']],
  [['text', 0]],
  [['text', 'length']],
  [['toString']],
])('get finds nothing at %j', (parts) => {
  expect(get(root, ...parts)).toBeUndefined();
});

test('what has another type than asked for is not there', () => {
  expect([stringAt(root, 'text'), stringAt(root, 'one'), stringAt(root, 'absent')]).toEqual([
    'a',
    undefined,
    undefined,
  ]);
  expect([numberAt(root, 'one'), numberAt(root, 'half'), numberAt(root, 'text')]).toEqual([
    1,
    0.5,
    undefined,
  ]);
  expect(dictionaryAt(root, 'list', 0)?.path).toBe('/list/0');
  expect(dictionaryAt(root, 'list')).toBeUndefined();
  expect(itemsAt(root, 'list').map((item) => item.type)).toEqual(['dictionary', 'integer']);
  expect(itemsAt(root, 'text')).toEqual([]);
});

test('a flag is a boolean or a number', () => {
  const flags = ['yes', 'no', 'one', 'zero', 'half', 'text', 'absent'].map((key) => flagAt(root, key));
  expect(flags).toEqual([true, false, true, false, true, undefined, undefined]);
});

test('plainValue is the inverse of nodeOf', () => {
  fc.assert(
    fc.property(plistValue(), (value) => {
      expect(plainValue(nodeOf(value))).toStrictEqual(value);
    }),
    { numRuns: runs(100) },
  );
});
