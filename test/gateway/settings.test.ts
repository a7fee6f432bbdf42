import fc from 'fast-check';
import type { IncludedFile } from '../../src/gateway/place.js';
import { readGateway } from '../../src/gateway/read-gateway.js';
import { readSettings, type Section } from '../../src/gateway/swanctl/settings.js';
import { InputError } from '../../src/input-error.js';
import { runs } from '../support/runs.js';
import { anyCharacter } from '../support/text.js';

/** A section as an object: settings as texts, sections as objects. */
function plain({ settings, sections }: Section): object {
  return {
    ...Object.fromEntries(Array.from(settings, ([key, { value }]) => [key, value])),
    ...Object.fromEntries(Array.from(sections, ([name, inner]) => [name, plain(inner)])),
  };
}

const read = (text: string, files: Readonly<Record<string, string>> = {}) =>
  plain(readSettings('swanctl.conf', text, (pattern) => filesLike(files, pattern)).root);

function filesLike(files: Readonly<Record<string, string>>, pattern: string): IncludedFile[] {
  const found = Object.entries(files).filter(([file]) =>
    pattern.endsWith('*') ? file.startsWith(pattern.slice(0, -1)) : file === pattern,
  );
  return found.map(([file, text]) => ({ file, text }));
}

test.each<[what: string, text: string, sections: object]>([
  ['sections and settings', 'a {\n  b = c\n  d {\n    e = f\n  }\n}\n', { a: { b: 'c', d: { e: 'f' } } }],
  ['several on a line', 'a { b { c = d } e { f = g } }', { a: { b: { c: 'd' }, e: { f: 'g' } } }],
  ['comments', '# one\na { # two\n  b = c # three\n}\n', { a: { b: 'c' } }],
  ['texts in quotation marks', 'a = "b # c { } \\" \\n"', { a: 'b # c { } " \n' }],
  ['a text over several lines', 'a = "b\nc"', { a: 'b\nc' }],
  ['lists', 'a = b,  c , d', { a: 'b,  c , d' }],
  ['the last setting', 'a = b\na = c', { a: 'c' }],
  ['a section opened twice', 'a { b = c\n d = e\n }\na { b = f\n }', { a: { b: 'f', d: 'e' } }],
  ['an empty value', 'a =\nb = c', { a: '', b: 'c' }],
  [
    'other white space, which is a character like any',
    'a\u00a0b = \u000bc\u2003',
    { 'a\u00a0b': '\u000bc\u2003' },
  ],
  ['Windows line ends', 'a {\r\n  b = c\r\n}\r\n', { a: { b: 'c' } }],
  [
    'what a section refers to',
    'd { b = c\n e { f = g\n } }\na : d { b = h\n }',
    { d: { b: 'c', e: { f: 'g' } }, a: { b: 'h', e: { f: 'g' } } },
  ],
  [
    'references to inner sections',
    'x { d { b = c\n } }\na : x.d { }',
    { x: { d: { b: 'c' } }, a: { b: 'c' } },
  ],
  [
    'the first of two references before the second',
    'd { b = 1\n }\ne { b = 2\n c = 3\n }\na : d, e { }',
    { d: { b: '1' }, e: { b: '2', c: '3' }, a: { b: '1', c: '3' } },
  ],
  ['a reference to nothing', 'a : nothing { b = c\n }', { a: { b: 'c' } }],
])('reads %s', (_what, text, sections) => {
  expect(read(text)).toEqual(sections);
});

test('reads what is included, in its place', () => {
  const files = { 'conf.d/a.conf': 'b = c\n', 'conf.d/b.conf': 'e = f\n' };
  expect(read('a {\n  include conf.d/*\n  b = d\n}\n', files)).toEqual({ a: { b: 'd', e: 'f' } });
});

test('says where a setting stands, also in an included file', () => {
  const { root } = readSettings('swanctl.conf', 'a {\n  include b.conf\n}\n', () => [
    { file: 'b.conf', text: '\n  c = d\n' },
  ]);
  expect(root.sections.get('a')?.settings.get('c')?.place).toEqual({
    file: 'b.conf',
    position: { line: 2, column: 3 },
    path: '/a/c',
  });
});

test.each<[what: string, text: string, message: RegExp]>([
  [
    'a file that is cut off',
    'connections {\n  vpn {\n    version = 2\n',
    /ends inside the section "vpn" that begins in line 2/,
  ],
  [
    'a text that is cut off',
    'a = "secret-text',
    /ends inside a text in quotation marks that begins in line 1/,
  ],
  ['a brace too many', 'a {\n}\n}\n', /line 3: There is a "}" too many/],
  ['words without a meaning', 'hello world', /line 1: "hello" is followed neither by "=" nor by "\{"/],
  [
    'a file that includes itself',
    'include swanctl.conf\n',
    /swanctl.conf includes itself \(swanctl.conf → swanctl.conf\)/,
  ],
  [
    'files that include each other',
    'include b.conf\n',
    /includes itself \(swanctl.conf → b.conf → swanctl.conf\)/,
  ],
  ['a section that refers to itself', 'a : b { }\nb : a { }\n', /refers to itself/],
  ['sections too deep', `${'a {\n'.repeat(100)}`, /more than 32 deep/],
])('refuses %s in a sentence', (_what, text, message) => {
  const files: Readonly<Record<string, string>> = {
    'swanctl.conf': text,
    'b.conf': 'include swanctl.conf\n',
  };
  const attempt = () => readSettings('swanctl.conf', text, (pattern) => filesLike(files, pattern));
  expect(attempt).toThrow(InputError);
  expect(attempt).toThrow(message);
  expect(attempt).not.toThrow(/secret-text/);
});

const name = fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/).filter((text) => text !== 'include');
const tree = fc.letrec<{ section: object }>((tie) => ({
  section: fc.dictionary(
    name,
    fc.oneof(
      { depthSize: 'small' },
      fc.string({ unit: anyCharacter }).filter((text) => !text.includes('\0')),
      tie('section'),
    ),
    { maxKeys: 4, noNullPrototype: true },
  ),
})).section;

function written(section: object): string {
  return Object.entries(section)
    .map(([key, value]) =>
      typeof value === 'string'
        ? `${key} = "${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"\n`
        : `${key} {\n${written(value)}}\n`,
    )
    .join('');
}

test('reads back any tree that is written', () => {
  fc.assert(
    fc.property(tree, (sections) => {
      expect(read(written(sections))).toEqual(sections);
    }),
    { numRuns: runs(200) },
  );
});

test('takes any text or refuses it in a sentence', () => {
  const pieces = fc.constantFrom(
    'connections',
    ' {\n',
    '}',
    ' = ',
    '"',
    '#',
    '\n',
    'include x',
    ' : ',
    ',',
    'conn a\n',
    '\tike=aes256\n',
    'config setup\n',
    'a',
    '\\',
    '<',
    'ø',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
      try {
        readGateway('gateway.conf', parts.join(''), () => [{ file: 'x', text: 'a = b' }]);
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
      }
    }),
    { numRuns: runs(1000) },
  );
});
