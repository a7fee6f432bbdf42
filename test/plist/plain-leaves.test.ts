import { jest } from '@jest/globals';
import fc from 'fast-check';
import { readPlist } from '../../src/plist/read.js';
import { writePlist } from '../../src/plist/write.js';
import { runs } from '../support/runs.js';
import { damaged, plistValue, profile } from './samples.js';

jest.resetModules();
jest.unstable_mockModule('../../src/plist/plain-leaves.js', () => ({
  takePlainLeaves: (_: string, from: number) => from,
}));
const { readPlist: readByParserAlone } = await import('../../src/plist/read.js');

/** What came of reading: the document with all places, or the sentence. */
function outcome(read: typeof readPlist, bytes: Uint8Array): unknown {
  try {
    return read(bytes, { findings: 3, values: 40, depth: 6 });
  } catch (error) {
    return String(error);
  }
}

function readsAlike(bytes: Uint8Array): void {
  expect(outcome(readPlist, bytes)).toStrictEqual(outcome(readByParserAlone, bytes));
}

test('the XML parser alone reads whatever is written the same, at the same places', () => {
  fc.assert(
    fc.property(plistValue(), (value) => readsAlike(Buffer.from(writePlist(value)))),
    { numRuns: runs(300) },
  );
});

test('and whatever is damaged', () => {
  fc.assert(fc.property(damaged(Buffer.from(writePlist(profile))), readsAlike), { numRuns: runs(500) });
});

/** Pieces of XML of which some chains are property lists. */
const pieces = [
  ...['<dict>', '</dict>', '<array>', '</array>', '<plist version="1.0">', '</plist>', '<dict/>', '<dict\n>'],
  ...['<key>a</key>', '<key>b</key>', '<key>c ü</key>\n', '<key >d</key>', '<key>', '</key>', '<key/>'],
  ...[
    '<string>text</string>',
    '<string>\n two\n lines</string>',
    '<string>',
    '</string >',
    '<string></string>',
  ],
  ...['<string>😀</string>', '<string>a > b</string>', '<string>]]</string>', '<string>&amp;</string>'],
  ...['<data>AAAA\n\tAAAA\n\t</data>', '<data>AAA</data>', '<integer>1</integer>', '<integer>x</integer>'],
  ...[
    '<true/>',
    '<false/>',
    '<true></true>',
    '<true>x</true>',
    '<real>1.5</real>',
    '<data/>',
    '<other>x</other>',
  ],
  ...['<date>2026-01-31T12:00:00Z</date>', '<!-- <key>e</key> -->', '<![CDATA[<key>f</key>]]>', '<?p >?>'],
  ...[
    ' ',
    '\n',
    '\r\n',
    '\t',
    '😀',
    '\u0001',
    '\ufffe',
    'x',
    '&',
    ']]>',
    '<',
    '>',
    '<!--',
    '-->',
    '<![CDATA[',
  ],
];
const chain = (start: string) =>
  fc.array(fc.constantFrom(...pieces), { maxLength: 25 }).map((parts) => Buffer.from(start + parts.join('')));

test.each(['<plist>', '<plist><dict>', '<dict><key>0</key><string>', '\n <?xml version="1.0"?> <array>'])(
  'and whatever begins with %j',
  (start) => {
    fc.assert(fc.property(chain(start), readsAlike), { numRuns: runs(1000) });
  },
);

test('and whole dictionaries and arrays with anything in between', () => {
  const value = fc.letrec<{ value: string }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom(...pieces.filter((piece) => /^<(\w+)[\s\S]*(\/>|<\/\1 ?>)\n?$/.test(piece))),
      fc
        .array(fc.tuple(fc.constantFrom(...pieces), tie('value')), { maxLength: 4 })
        .map((items) => `<array>${items.map(([, item]) => item).join('\n ')}</array>`),
      fc
        .array(fc.tuple(fc.string(), tie('value'), fc.constantFrom('', '\n', ' ', '<!-- x -->')), {
          maxLength: 4,
        })
        .map(
          (entries) =>
            `<dict>${entries.map(([key, item, space]) => `${space}<key>${key}</key>${space}${item}`).join('')}${'\n'}</dict>`,
        ),
    ),
  })).value;
  fc.assert(
    fc.property(value, (xml) => readsAlike(Buffer.from(`<plist>${xml}</plist>`))),
    { numRuns: runs(1000) },
  );
});
