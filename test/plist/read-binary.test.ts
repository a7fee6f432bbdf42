import { get, plainValue } from '../../src/plist/navigate.js';
import { readPlist } from '../../src/plist/read.js';
import { binaryPlist } from './binary.js';

const yes = [0x09];

function bytesOf(value: bigint, size: number): number[] {
  return Array.from({ length: size }, (_, index) =>
    Number((value >> BigInt(8 * (size - 1 - index))) & 0xffn),
  );
}

function doubleBytes(value: number): number[] {
  const buffer = Buffer.alloc(8);
  buffer.writeDoubleBE(value);
  return [...buffer];
}

function ascii(text: string): number[] {
  return [0x50 + text.length, ...Buffer.from(text, 'latin1')];
}

test.each<[string, number[], object]>([
  ['false', [0x08], { type: 'boolean', value: false }],
  ['true', yes, { type: 'boolean', value: true }],
  ['1 byte, unsigned', [0x10, 0xff], { type: 'integer', value: 255 }],
  ['2 bytes, unsigned', [0x11, 0xff, 0xfe], { type: 'integer', value: 65534 }],
  ['4 bytes, unsigned', [0x12, 0xff, 0xff, 0xff, 0xff], { type: 'integer', value: 2 ** 32 - 1 }],
  ['8 bytes, signed', [0x13, ...bytesOf(-1n, 8)], { type: 'integer', value: -1 }],
  ['8 bytes, large', [0x13, ...bytesOf(2n ** 63n - 1n, 8)], { type: 'integer', value: 2n ** 63n - 1n }],
  ['16 bytes', [0x14, ...bytesOf(2n ** 64n - 1n, 16)], { type: 'integer', value: 2n ** 64n - 1n }],
  ['4-byte real', [0x22, 0x3f, 0xc0, 0, 0], { type: 'real', value: 1.5 }],
  ['8-byte real of a whole value', [0x23, ...doubleBytes(1)], { type: 'real', value: 1 }],
  ['date', [0x33, ...doubleBytes(86_400.5)], { type: 'date', value: new Date('2001-01-02T00:00:00.500Z') }],
  ['data', [0x42, 1, 2], { type: 'data', value: new Uint8Array([1, 2]) }],
  [
    'long data',
    [0x4f, 0x10, 16, ...Array.from({ length: 16 }, () => 7)],
    { type: 'data', value: new Uint8Array(16).fill(7) },
  ],
  ['ASCII', ascii('abc'), { type: 'string', value: 'abc' }],
  ['UTF-16', [0x63, 0, 0xe9, 0xd8, 0x3d, 0xde, 0x00], { type: 'string', value: 'é😀' }],
  ['UTF-16 that begins with a mark', [0x61, 0xfe, 0xff], { type: 'string', value: '\ufeff' }],
  ['an empty string', [0x50], { type: 'string', value: '' }],
])('keeps type and value: %s', (_, object, expected) => {
  const { root, format, fragment, findings } = readPlist(binaryPlist([object]));
  expect(root).toStrictEqual({ ...expected, path: '' });
  expect({ format, fragment, findings }).toEqual({ format: 'binary', fragment: false, findings: [] });
});

test('nodes have paths and no positions', () => {
  const { root } = readPlist(binaryPlist([[0xd1, 1, 2], ascii('a/b'), [0xa1, 3], yes]));
  expect(get(root, 'a/b', 0)).toStrictEqual({ type: 'boolean', value: true, path: '/a~1b/0' });
});

test('data is a copy, which the caller’s later changes do not reach', () => {
  const bytes = Buffer.from(binaryPlist([[0x41, 5]]));
  const { root } = readPlist(bytes);
  bytes.fill(0);
  expect(plainValue(root)).toEqual(new Uint8Array([5]));
});

test('a value that several places share is in each of them', () => {
  const { root } = readPlist(binaryPlist([[0xa2, 1, 1], [0xd1, 2, 3], ascii('k'), ascii('v')]));
  expect(plainValue(root)).toEqual([{ k: 'v' }, { k: 'v' }]);
  expect(get(root, 1, 'k')?.path).toBe('/1/k');
});

test('a key that occurs twice is reported, and its first value is kept, as Apple does', () => {
  const { root, findings } = readPlist(binaryPlist([[0xd2, 1, 1, 2, 3], ascii('a'), [0x10, 1], [0x10, 2]]));
  expect(plainValue(root)).toEqual({ a: 1 });
  expect(findings).toEqual([
    expect.objectContaining({
      rule: 'plist-duplicate-key',
      severity: 'error',
      path: '/a',
      why: expect.stringContaining('keep the first of its values'),
    }),
  ]);
  expect(findings[0]).not.toHaveProperty('position');
});

test('a key called __proto__ is a key like any other', () => {
  const { root } = readPlist(binaryPlist([[0xd1, 1, 2], ascii('__proto__'), yes]));
  expect(get(root, '__proto__')).toMatchObject({ value: true });
});

test('128 arrays in one another are read, and limits can be set', () => {
  const nested = binaryPlist([...Array.from({ length: 127 }, (_, index) => [0xa1, index + 1]), [0xa0]]);
  expect(() => readPlist(nested)).not.toThrow();
  expect(() => readPlist(nested, { depth: 127 })).toThrow('more than 127 dictionaries and arrays are nested');
  expect(() => readPlist(nested, { values: 127 })).toThrow('it has more than 127 values');
});

test('more findings than the limit make it unreadable', () => {
  const twice = binaryPlist([[0xd3, 1, 1, 1, 2, 2, 2], ascii('a'), yes]);
  expect(readPlist(twice, { findings: 2 }).findings).toHaveLength(2);
  expect(() => readPlist(twice, { findings: 1 })).toThrow('it has more than 1 duplicate keys');
});
