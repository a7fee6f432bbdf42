import { appleSources } from '../../src/apple/sources.js';
import { get, plainValue } from '../../src/plist/navigate.js';
import type { PlistNode } from '../../src/plist/node.js';
import { readPlist } from '../../src/plist/read.js';

function read(text: string) {
  return readPlist(Buffer.from(text));
}

/** The only content of `<plist>`. */
function contentOf(element: string): PlistNode {
  return read(`<plist>${element}</plist>`).root;
}

const profile = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<!-- a comment between elements -->
<dict>
	<key>a/b</key>
	<array>
		<integer>1</integer>
		<dict><key>x~y</key><string/></dict>
	</array>
	<key>flag</key><true/>
</dict>
</plist>
`;

test('every node has its path and the line and column where its element starts', () => {
  const { root, format, fragment, findings } = read(profile);
  expect({ format, fragment, findings }).toEqual({ format: 'xml', fragment: false, findings: [] });
  const places = [[], ['a/b'], ['a/b', 0], ['a/b', 1], ['a/b', 1, 'x~y'], ['flag']].map((parts) => {
    const node = get(root, ...parts);
    return [node?.type, node?.path, node?.position];
  });
  expect(places).toEqual([
    ['dictionary', '', { line: 5, column: 1 }],
    ['array', '/a~1b', { line: 7, column: 2 }],
    ['integer', '/a~1b/0', { line: 8, column: 3 }],
    ['dictionary', '/a~1b/1', { line: 9, column: 3 }],
    ['string', '/a~1b/1/x~0y', { line: 9, column: 23 }],
    ['boolean', '/flag', { line: 11, column: 17 }],
  ]);
});

test.each(['\n', '\r\n', '\r'])('positions are the same whatever the line ends, here %j', (lineEnd) => {
  const { root } = read(
    '<plist>\n<array>\n <true\n/><string\n>a\nb</string></array></plist>'.replaceAll('\n', lineEnd),
  );
  expect(get(root, 0)?.position).toEqual({ line: 3, column: 2 });
  expect(get(root, 1)).toMatchObject({ value: 'a\nb', position: { line: 4, column: 3 } });
});

test('a byte order mark does not count as a column', () => {
  expect(read('\ufeff<plist><true/></plist>').root.position).toEqual({ line: 1, column: 8 });
});

test.each<[string, Omit<PlistNode, 'path'> & { value: unknown }]>([
  ['<integer>1</integer>', { type: 'integer', value: 1 }],
  ['<integer>\n -7</integer>', { type: 'integer', value: -7 }],
  ['<integer>+ 0007</integer>', { type: 'integer', value: 7 }],
  ['<integer>0x1F</integer>', { type: 'integer', value: 31 }],
  ['<integer>-0X10</integer>', { type: 'integer', value: -16 }],
  ['<integer>9007199254740991</integer>', { type: 'integer', value: 9007199254740991 }],
  ['<integer>9007199254740992</integer>', { type: 'integer', value: 9007199254740992n }],
  ['<integer>18446744073709551615</integer>', { type: 'integer', value: 2n ** 64n - 1n }],
  ['<integer>-9223372036854775808</integer>', { type: 'integer', value: -(2n ** 63n) }],
  ['<real>1.0</real>', { type: 'real', value: 1 }],
  ['<real> -2.5e-3</real>', { type: 'real', value: -0.0025 }],
  ['<real>.5</real>', { type: 'real', value: 0.5 }],
  ['<real>nan</real>', { type: 'real', value: Number.NaN }],
  ['<real>-Infinity</real>', { type: 'real', value: Number.NEGATIVE_INFINITY }],
  ['<real>inf</real>', { type: 'real', value: Number.POSITIVE_INFINITY }],
  ['<true/>', { type: 'boolean', value: true }],
  ['<false></false>', { type: 'boolean', value: false }],
  ['<string>1</string>', { type: 'string', value: '1' }],
  ['<string> a\n</string>', { type: 'string', value: ' a\n' }],
  ['<string>&lt;&#65;&#x1F600;<![CDATA[<&]]></string>', { type: 'string', value: '<A😀<&' }],
  ['<date>2024-02-29T23:59:59Z</date>', { type: 'date', value: new Date('2024-02-29T23:59:59Z') }],
  ['<data>\n\tAQ\n\tI=\n</data>', { type: 'data', value: new Uint8Array([1, 2]) }],
  ['<data></data>', { type: 'data', value: new Uint8Array() }],
])('%s keeps its type and value', (element, expected) => {
  expect(contentOf(element)).toEqual({ ...expected, path: '', position: { line: 1, column: 8 } });
});

test('a key called __proto__ is a key like any other', () => {
  const node = contentOf('<dict><key>__proto__</key><dict><key>a</key><true/></dict></dict>');
  expect(get(node, '__proto__', 'a')).toMatchObject({ type: 'boolean', value: true });
  expect(get(node, 'toString')).toBeUndefined();
  expect(Object.hasOwn(plainValue(node) as object, '__proto__')).toBe(true);
  expect('a' in {}).toBe(false);
});

test('an empty key is a key', () => {
  expect(get(contentOf('<dict><key/><true/></dict>'), '')).toMatchObject({ path: '/', value: true });
});

test.each([
  ['little endian', Buffer.from(`\ufeff${profile.replace('UTF-8', 'UTF-16')}`, 'utf16le')],
  ['big endian', Buffer.from(`\ufeff${profile.replace('UTF-8', 'UTF-16')}`, 'utf16le').swap16()],
  ['without a mark', Buffer.from(profile.replace('UTF-8', 'UTF-16'), 'utf16le')],
  [
    'as written by .NET, with a mark that contradicts the declaration',
    Buffer.from(`\ufeff${profile.replace('UTF-8', 'utf-16')}`),
  ],
])('UTF-16 is read: %s', (_, bytes) => {
  expect(readPlist(bytes)).toEqual(read(profile));
});

test.each(['', ' encoding="utf-8"', ' encoding="US-ASCII"', ' encoding="utf8" standalone="yes"'])(
  'the declaration <?xml version="1.0"%s?> is taken for UTF-8',
  (rest) => {
    expect(read(`<?xml version="1.0"${rest}?><plist><string>é</string></plist>`).root).toMatchObject({
      value: 'é',
    });
  },
);

test.each([
  ['another DOCTYPE', '<!DOCTYPE html SYSTEM "about:legacy-compat"><plist><true/></plist>'],
  ['no DOCTYPE', '<plist><true/></plist>'],
  ['another version', '<plist version="7"><true/></plist>'],
  ['XML 1.1 declared', '<?xml version="1.1"?><plist><true/></plist>'],
  ['processing instructions between elements', '<?a b?><plist><?c d?><true/></plist><?e f?>'],
])('%s does not matter', (_, text) => {
  expect(read(text).root).toMatchObject({ type: 'boolean', value: true });
});

test.each(['<dict><key>a</key><true/></dict>', '<?xml version="1.0"?>\n<array><true/></array>'])(
  'a bare root is read and marked: %s',
  (text) => {
    expect(read(text).fragment).toBe(true);
    expect(plainValue(read(text).root)).toEqual(plainValue(contentOf(text.replace(/^<\?.*\n/, ''))));
  },
);

test('a key that occurs twice is reported where it occurs again, and its last value is kept, as Apple does', () => {
  const { root, findings } = read(
    '<plist><dict>\n<key>a</key><integer>1</integer>\n<key>b</key><true/>\n<key>a</key><integer>2</integer>\n</dict></plist>',
  );
  expect(plainValue(root)).toEqual({ a: 2, b: true });
  expect(findings).toEqual([
    {
      rule: 'plist-duplicate-key',
      severity: 'error',
      document: 'profile',
      path: '/a',
      message: 'The key a occurs more than once in its dictionary.',
      fix: 'Keep one of them.',
      why: expect.stringContaining('keep the last of its values'),
      source: appleSources.coreFoundation,
      confidence: 'observed',
      position: { line: 4, column: 1 },
    },
  ]);
});

test('the same key in two dictionaries is no duplicate', () => {
  const twice = '<dict><key>a</key><true/></dict>';
  expect(read(`<plist><array>${twice}${twice}</array></plist>`).findings).toEqual([]);
});

test.each([
  ['key', 'VPNType', '<dict><key>VPN<!-- x -->Type</key><true/></dict>', { line: 1, column: 14 }],
  ['key', 'VPNType', '<dict><key><!--Evil-->VPNType</key><true/></dict>', { line: 1, column: 14 }],
  ['value', 'a', '<dict><key>a</key><integer><!--1-->5</integer></dict>', { line: 1, column: 26 }],
  ['value', 'a', '<dict><key>a</key><true><!-- --></true></dict>', { line: 1, column: 26 }],
  ['value', 'a', '<dict><key>a</key><data>AA<!-- -->==</data></dict>', { line: 1, column: 26 }],
])('a comment inside a %s is reported: %s', (place, key, element, position) => {
  const { root, findings } = read(`<plist>${element}</plist>`);
  expect(get(root, key)).toBeDefined();
  expect(findings).toEqual([
    expect.objectContaining({
      rule: 'plist-comment-in-value',
      severity: 'error',
      path: `/${key}`,
      message: `The ${place} contains a comment. Comments are allowed only between elements.`,
      position,
    }),
  ]);
});

test('comments between elements are nobody’s business', () => {
  expect(
    read('<!-- 1 --><plist><!-- 2 --><array><!-- 3 --><true/><!-- 4 --></array></plist><!-- 5 -->').findings,
  ).toEqual([]);
});

test('limits can be set', () => {
  const bytes = Buffer.from('<plist><array><true/><array/></array></plist>');
  expect(() => readPlist(bytes, { bytes: bytes.length, depth: 2, values: 3 })).not.toThrow();
  expect(() => readPlist(bytes, { bytes: bytes.length - 1 })).toThrow(
    `it has more than ${bytes.length - 1} bytes`,
  );
  expect(() => readPlist(bytes, { depth: 1 })).toThrow('more than 1 dictionaries and arrays are nested');
  expect(() => readPlist(bytes, { values: 2 })).toThrow('it has more than 2 values');
});

test('forty thousand keys are read', () => {
  const entries = Array.from(
    { length: 40_000 },
    (_, index) => `<key>k${index}</key><integer>${index}</integer>`,
  );
  const { root } = read(`<plist><dict>${entries.join('')}</dict></plist>`);
  expect(root.type === 'dictionary' && root.entries.size).toBe(40_000);
  expect(get(root, 'k39999')).toMatchObject({ value: 39_999, path: '/k39999' });
});

test('128 arrays in one another are read', () => {
  expect(() => contentOf('<array>'.repeat(128) + '</array>'.repeat(128))).not.toThrow();
});

test.each(['\n', ' ', '\r\n\t '])('white space before the XML declaration is skipped: %j', (blank) => {
  const lines = blank.split('\n');
  const column = (lines.at(-1) ?? '').length;
  const { root } = read(`${blank}<?xml version="1.0"?><plist>\n<dict/></plist>`);
  expect(root.position).toEqual({ line: lines.length + 1, column: 1 });
  const sameLine = read(`${blank}<?xml version="1.0"?><plist><dict/></plist>`);
  expect(sameLine.root.position).toEqual({ line: lines.length, column: column + 29 });
});
