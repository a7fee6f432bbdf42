import { parseYaml } from '../../src/text/yaml.js';

const numbered = (count: number, line: (number: number) => string, between = '\n') =>
  Array.from({ length: count }, (_, index) => line(index)).join(between);

test.each([
  ['aliases', `a: &a 1\n${numbered(1001, (n) => `k${n}: *a`)}`],
  ['anchors', numbered(1001, (n) => `k${n}: &a${n} 1`)],
])('more %s than the parser takes in a moment are refused', (_, text) => {
  expect(() => parseYaml(text)).toThrow(
    'This YAML cannot be read: it has more than 1000 anchors and aliases.',
  );
});

test('as many as any file has are read', () => {
  expect(Object.keys(Object(parseYaml(numbered(1000, (n) => `k${n}: "*a"`))))).toHaveLength(1000);
  expect(parseYaml(`a: &a 1\nb: [${numbered(50, () => '*a', ', ')}]`)).toMatchObject({ a: 1 });
});

test.each(['a: &a [*a]', '&a\nx: *a', 'a: &a {x: {y: *a}}'])(
  'what contains itself is refused: %j',
  (text) => {
    expect(() => parseYaml(text)).toThrow(
      'This YAML cannot be read: an alias stands inside the value that it refers to.',
    );
  },
);
