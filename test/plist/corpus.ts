import { defaultPlistLimits, type PlistLimits } from '../../src/plist/limits.js';
import { full } from '../support/runs.js';
import { binaryPlist } from './binary.js';

/** A property list that must be refused, and what is said of it. */
export interface Hostile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly message: string;
  /** What is read, if not as much as is usual. */
  readonly limits?: Partial<PlistLimits>;
}

function xml(name: string, text: string, message: string): Hostile {
  return { name, bytes: Buffer.from(text), message };
}

/** As the only content of `<plist>`, which takes the first seven columns. */
function content(name: string, text: string, message: string): Hostile {
  return xml(name, `<plist>${text}</plist>`, message);
}

function binary(name: string, bytes: Uint8Array, message: string): Hostile {
  return { name, bytes, message };
}

const billionLaughs = `<?xml version="1.0"?>
<!DOCTYPE plist [
  <!ENTITY a "ha">
  <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
  <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
]>
<plist><string>&c;</string></plist>`;

const must = {
  integer:
    'the <integer> at the root must hold a whole number of at most 64 bits, decimal or hexadecimal after 0x, with nothing behind it.',
  real: 'the <real> at the root must hold a number such as 1.5 or -2e3, nan or infinity, with nothing behind it.',
  date: 'the <date> at the root must hold a date in UTC such as 2026-01-31T12:00:00Z, with nothing around it.',
  data: 'the <data> at the root must hold base64 with its padding.',
};

const entities: readonly Hostile[] = [
  xml(
    'billion laughs',
    billionLaughs,
    'at line 6, column 2: its DOCTYPE has declarations of its own. Profiles may not have these.',
  ),
  xml(
    'external entity',
    '<!DOCTYPE plist [<!ENTITY x SYSTEM "file:///etc/passwd">]><plist><string>&x;</string></plist>',
    'its DOCTYPE has declarations of its own',
  ),
  xml(
    'parameter entity',
    '<!DOCTYPE plist [<!ENTITY % x SYSTEM "http://127.0.0.1/x.dtd"> %x;]><plist><true/></plist>',
    'its DOCTYPE has declarations of its own',
  ),
  xml(
    'internal subset',
    '<!DOCTYPE plist []><plist><true/></plist>',
    'its DOCTYPE has declarations of its own',
  ),
  content(
    'undefined entity',
    '<string>&nbsp;</string>',
    'at line 1, column 21: it is not well-formed XML: undefined entity.',
  ),
  content(
    'undefined entity in an attribute',
    '<string a="&x;"/>',
    'it is not well-formed XML: undefined entity',
  ),
  content(
    'NUL as a reference',
    '<string>&#0;</string>',
    'it is not well-formed XML: malformed character entity',
  ),
  content(
    'surrogate as a reference',
    '<string>&#xD800;</string>',
    'it is not well-formed XML: malformed character entity',
  ),
];

const differentials: readonly Hostile[] = [
  xml(
    '> in the DOCTYPE',
    '<!DOCTYPE plist SYSTEM "a>b"><plist><true/></plist>',
    "at line 1, column 29: its DOCTYPE has a > inside quotes. Apple's reader ends the DOCTYPE there.",
  ),
  content(
    '> in an attribute',
    '<string a="x>evil">good</string>',
    "at line 1, column 25: an attribute has a >. Apple's reader ends the element there.",
  ),
  content(
    'comment that ends early',
    '<!---><false/><!-- --><true/>',
    "at line 1, column 25: a comment begins with ->. Apple's reader ends the comment there.",
  ),
  content(
    'processing instruction in a value',
    '<string>a<?x y?>b</string>',
    'there is a processing instruction in <string>',
  ),
  content(
    'processing instruction in a key',
    '<dict><key>a<?x y?>b</key><true/></dict>',
    'there is a processing instruction in <key>',
  ),
  content('CDATA in an integer', '<integer><![CDATA[1]]></integer>', 'there is a CDATA section in <integer>'),
  content('CDATA in data', '<data><![CDATA[AAAA]]></data>', 'there is a CDATA section in <data>'),
  content('CDATA between elements', '<![CDATA[ ]]><true/>', 'there is a CDATA section between the elements'),
  xml(
    'another encoding declared',
    '<?xml version="1.0" encoding="ISO-8859-1"?><plist><true/></plist>',
    'the XML declaration names another encoding than the file has. Save the file as UTF-8.',
  ),
  xml(
    'UTF-16 declared and UTF-8 written',
    '<?xml version="1.0" encoding="utf-16"?><plist><true/></plist>',
    'the XML declaration names another encoding than the file has. Save the file as UTF-8.',
  ),
];

const structure: readonly Hostile[] = [
  content('nothing', '', 'at line 1, column 15: there is no value in <plist>.'),
  content('two values', '<true/><true/>', 'at line 1, column 15: there is a second value in <plist>.'),
  xml(
    'two roots',
    '<plist><true/></plist><plist><true/></plist>',
    'it is not well-formed XML: documents may contain only one root',
  ),
  xml(
    'text after the root',
    '<plist><true/></plist>x',
    'it is not well-formed XML: text data outside of root node',
  ),
  content('plist in plist', '<plist><true/></plist>', 'at line 1, column 8: there is a second <plist>.'),
  content(
    'unknown element',
    '<dict><key>a</key><uuid>x</uuid></dict>',
    'at line 1, column 26: there is an element that property lists do not have.',
  ),
  content(
    'element named as a property of objects',
    '<constructor/>',
    'there is an element that property lists do not have',
  ),
  content(
    'element in a string',
    '<string>a<b/>c</string>',
    'at line 1, column 17: an element stands inside <string>.',
  ),
  content('element in an integer', '<integer><true/></integer>', 'an element stands inside <integer>'),
  content('text in a dictionary', '<dict>x<key>a</key><true/></dict>', 'there is text between the elements'),
  content('text in an array', '<array><true/>x</array>', 'there is text between the elements'),
  content('text in plist', 'x<true/>', 'there is text between the elements'),
  content(
    'value without a key',
    '<dict><true/></dict>',
    'at line 1, column 14: a value has no <key> before it.',
  ),
  content('value after a value', '<dict><key>a</key><true/><true/></dict>', 'a value has no <key> before it'),
  content('key without a value', '<dict><key>a</key></dict>', 'the last <key> of a dictionary has no value'),
  content(
    'key after a key',
    '<dict><key>a</key><key>b</key><true/></dict>',
    'there is a <key> where a value should be',
  ),
  content('key in an array', '<array><key>a</key></array>', 'there is a <key> outside a dictionary'),
  content('key as the root', '<key>a</key>', 'there is a <key> outside a dictionary'),
  content('element in capitals', '<Dict></Dict>', 'there is an element that property lists do not have'),
];

const wellFormedness: readonly Hostile[] = [
  content('tags that cross', '<dict></array>', 'it is not well-formed XML: unexpected close tag'),
  content(
    'bare ampersand',
    '<string>a & b</string>',
    'at line 1, column 18: it is not well-formed XML: an & must be written &amp;.',
  ),
  content(
    'bare less-than',
    '<string>a < b</string>',
    'it is not well-formed XML: disallowed character in tag name',
  ),
  content('control character', '<string>\u0001</string>', 'it is not well-formed XML: disallowed character'),
  content('attribute without quotes', '<string a=b/>', 'it is not well-formed XML: unquoted attribute value'),
  content('attribute twice', '<string a="1" a="2"/>', 'it is not well-formed XML: duplicate attribute'),
  content(
    'end of CDATA',
    '<string>]]></string>',
    'it is not well-formed XML: the string "]]>" is disallowed in char data',
  ),
  content(
    'two hyphens in a comment',
    '<!-- a -- b --><true/>',
    'it is not well-formed XML: malformed comment',
  ),
  xml(
    'a comment before the XML declaration',
    ' <!-- a --><?xml version="1.0"?><plist><true/></plist>',
    'it is not well-formed XML: an XML declaration must be at the start of the document',
  ),
  xml(
    'cut off',
    '<plist>\n<dict>\n<key>a</key>\n<str',
    'at line 4, column 4: it ends too early. It may be cut off.',
  ),
  xml('plist not closed', '<plist><true/>', 'at line 1, column 14: it ends too early. It may be cut off.'),
  xml('NUL in the text', '<plist><string>a\0b</string></plist>', 'not a text file: it holds NUL characters'),
  {
    name: 'not UTF-8',
    bytes: Buffer.from('<plist><string>\xff</string></plist>', 'latin1'),
    message: 'The file is not text in UTF-8 or UTF-16. Save it as UTF-8.',
  },
];

const scalars: readonly Hostile[] = [
  content('integer that is no number', '<integer>abc</integer>', `${must.integer}`),
  content('empty integer', '<integer/>', must.integer),
  content('integer with more behind it', '<integer>12junk</integer>', must.integer),
  content('integer with white space behind it', '<integer>5 </integer>', must.integer),
  content('integer with a fraction', '<integer>1.0</integer>', must.integer),
  content('integer with an exponent', '<integer>1e3</integer>', must.integer),
  content('integer with a separator', '<integer>1_0</integer>', must.integer),
  content('integer in Arabic digits', '<integer>\u0661</integer>', must.integer),
  content('integer of 65 bits', '<integer>18446744073709551616</integer>', must.integer),
  content('integer below 64 bits', '<integer>-9223372036854775809</integer>', must.integer),
  content('hexadecimal without digits', '<integer>0x</integer>', must.integer),
  content('an integer of a million digits', `<integer>${'9'.repeat(1_000_000)}</integer>`, must.integer),
  content('a million blanks in an integer', `<integer>${' '.repeat(1_000_000)}</integer>`, must.integer),
  content('empty real', '<real></real>', must.real),
  content('real in words', '<real>one</real>', must.real),
  content('hexadecimal real', '<real>0x10</real>', must.real),
  content('real with white space behind it', '<real>1.0 </real>', must.real),
  content('a million digits in a real', `<real>${'1'.repeat(1_000_000)}x</real>`, must.real),
  content('date without a time', '<date>2026-01-31</date>', must.date),
  content('date that does not exist', '<date>2026-02-30T12:00:00Z</date>', must.date),
  content('month that does not exist', '<date>2026-13-01T12:00:00Z</date>', must.date),
  content('hour 24', '<date>2026-01-31T24:00:00Z</date>', must.date),
  content('date in a time zone', '<date>2026-01-31T12:00:00+01:00</date>', must.date),
  content('white space around a date', '<date> 2026-01-31T12:00:00Z</date>', must.date),
  content('year 0', '<date>0000-01-01T00:00:00Z</date>', must.date),
  content('data in the short form', '<data/>', must.data),
  content('data without padding', '<data>AAA</data>', must.data),
  content('data with too much padding', '<data>A===</data>', must.data),
  content('data with padding inside', '<data>AA==AAAA</data>', must.data),
  content('data in another alphabet', '<data>__--</data>', must.data),
  content('data that is none', '<data>hello world!</data>', must.data),
  content(
    'true with text',
    '<true>yes</true>',
    'at line 1, column 8: the <true> at the root must hold nothing.',
  ),
  content('false with a blank', '<false> </false>', 'the <false> at the root must hold nothing'),
  content(
    'where it is',
    '<dict><key>a/b</key><array><true/><real>x</real></array></dict>',
    'the <real> at /a~1b/1 must hold',
  ),
];

/** To count to the usual limit takes seconds. */
const values = full ? defaultPlistLimits.values : 10_000;

const size: readonly Hostile[] = [
  content(
    '129 arrays in one another',
    '<array>'.repeat(129) + '</array>'.repeat(129),
    'at line 1, column 904: more than 128 dictionaries and arrays are nested.',
  ),
  content(
    'a hundred thousand arrays in one another',
    '<array>'.repeat(100_000),
    'more than 128 dictionaries and arrays are nested',
  ),
  content(
    'a long key',
    `<dict><key>${'k'.repeat(1025)}</key><true/></dict>`,
    'at line 1, column 14: a key has more than 1024 characters.',
  ),
  content(
    'two thousand times the same key',
    `<dict>${'<key>a</key><true/>'.repeat(2000)}</dict>`,
    'it has more than 1000 duplicate keys and comments inside values',
  ),
  {
    ...content(
      'too many values',
      `<array>${'<true/>'.repeat(values)}</array>`,
      `it has more than ${values} values`,
    ),
    limits: { values },
  },
];

const cutOff = 'its end does not fit the rest of the file. It may be cut off.';
const damaged = 'The binary property list is damaged: ';
const foreign = 'it has an object that profiles cannot have, such as null, a UID or a set';
const yes = [0x09];
const a = [0x51, 0x61];

const binaries: readonly Hostile[] = [
  binary('an array in itself', binaryPlist([[0xa1, 0]]), `${damaged}an object contains itself`),
  binary('a dictionary in itself', binaryPlist([[0xd1, 1, 0], a]), `${damaged}an object contains itself`),
  binary(
    'arrays that share one another',
    binaryPlist([...Array.from({ length: 40 }, (_, index) => [0xa2, index + 1, index + 1]), yes]),
    'it has more than 100000 values',
  ),
  binary(
    '129 arrays in one another',
    binaryPlist([...Array.from({ length: 129 }, (_, index) => [0xa1, index + 1]), yes]),
    'more than 128 dictionaries and arrays are nested',
  ),
  binary(
    'strings that overlap',
    binaryPlist([
      [0xa3, 1, 2, 3],
      [0x5f, 0x10, 21],
      [0x5f, 0x10, 18],
      [0x5f, 0x10, 15],
      Array.from({ length: 15 }, () => 0x61),
    ]),
    `${damaged}objects overlap`,
  ),
  binary('more objects than bytes', binaryPlist([yes], { count: 2n ** 53n }), cutOff),
  binary('a table beyond the file', binaryPlist([yes], { tableOffset: 2n ** 60n }), cutOff),
  binary('a table that overflows', binaryPlist([yes], { tableOffset: 2n ** 64n - 1n }), cutOff),
  binary('no objects', binaryPlist([]), cutOff),
  binary('no root', binaryPlist([yes], { top: 1 }), `${damaged}an object refers to one that does not exist`),
  binary('references of no size', binaryPlist([yes], { referenceSize: 0 }), cutOff),
  binary('offsets of 200 bytes', binaryPlist([yes], { offsetSize: 200 }), cutOff),
  binary(
    'an object in the trailer',
    binaryPlist([[0xa1, 1], yes], { offsets: [8, 30] }),
    `${damaged}an object lies outside the objects`,
  ),
  binary(
    'an object in the header',
    binaryPlist([[0xa1, 1], yes], { offsets: [8, 0] }),
    `${damaged}an object lies outside the objects`,
  ),
  binary(
    'a reference to nothing',
    binaryPlist([[0xa1, 7]]),
    `${damaged}an object refers to one that does not exist`,
  ),
  binary(
    'an array of two thousand million',
    binaryPlist([[0xaf, 0x12, 0x7f, 0xff, 0xff, 0xff]]),
    `${damaged}an object is longer than the file`,
  ),
  binary(
    'data of two thousand million bytes',
    binaryPlist([[0x4f, 0x12, 0x7f, 0xff, 0xff, 0xff]]),
    `${damaged}an object is longer than the file`,
  ),
  binary(
    'a string into the trailer',
    binaryPlist([[0x5f, 0x10, 0x20, 0x61]]),
    `${damaged}an object is longer than the file`,
  ),
  binary(
    'a length that is no integer',
    binaryPlist([[0x5f, 0x23, 0, 0, 0, 0, 0, 0, 0, 1, 0x61]]),
    `${damaged}an object has no valid length`,
  ),
  binary(
    'a length of 128 bytes',
    binaryPlist([[0x5f, 0x17, ...Array.from({ length: 128 }, () => 0)]]),
    `${damaged}an object has no valid length`,
  ),
  binary(
    'a key that is an integer',
    binaryPlist([[0xd1, 1, 2], [0x10, 1], yes]),
    'a dictionary has a key that is not a string',
  ),
  binary('a key that is an array', binaryPlist([[0xd1, 1, 2], [0xa0], yes]), foreign),
  binary(
    'a long key',
    binaryPlist([[0xd1, 1, 2], [0x5f, 0x11, 4, 1, ...Array.from({ length: 1025 }, () => 0x61)], yes]),
    'a key has more than 1024 characters',
  ),
  binary('null', binaryPlist([[0x00]]), foreign),
  binary('a UID', binaryPlist([[0x80, 5]]), foreign),
  binary('a set', binaryPlist([[0xc1, 1], yes]), foreign),
  binary('a filler', binaryPlist([[0x0f]]), foreign),
  binary('a real of 16 bytes', binaryPlist([[0x24, ...Array.from({ length: 16 }, () => 0)]]), foreign),
  binary(
    'an integer of 65 bits',
    binaryPlist([[0x14, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]]),
    'it has an integer of more than 64 bits',
  ),
  binary(
    'a date that is no number',
    binaryPlist([[0x33, 0x7f, 0xf8, 0, 0, 0, 0, 0, 0]]),
    'it has a date outside the years 1 to 9999',
  ),
  binary(
    'a date far away',
    binaryPlist([[0x33, 0x42, 0x5f, 0, 0, 0, 0, 0, 0]]),
    'it has a date outside the years 1 to 9999',
  ),
  binary('a string that is not ASCII', binaryPlist([[0x51, 0xff]]), 'a string that should be ASCII is not'),
  binary('half a surrogate pair', binaryPlist([[0x61, 0xd8, 0x00]]), 'a string is not valid UTF-16'),
  binary('nothing but the beginning', Buffer.from('bplist00'), cutOff),
  binary(
    'another version',
    Buffer.concat([Buffer.from('bplist01'), binaryPlist([yes]).subarray(8)]),
    'it is a binary property list of a version other than 00',
  ),
];

const otherThings: readonly Hostile[] = [
  xml('nothing', '', 'it is empty.'),
  xml('JSON', '{"id": 1}', 'The file is not a property list. It looks like JSON (a Graph export?).'),
  xml(
    'an HTML page',
    '<!DOCTYPE html><html><body>Sign in</body></html>',
    'The file is not a property list. It looks like an HTML page.',
  ),
  xml(
    'other XML',
    '<?xml version="1.0"?><rss/>',
    'The file is not a property list. It looks like an XML document.',
  ),
  xml('text', 'hello', 'not a property list'),
  binary(
    'zip',
    Buffer.from('PK\x03\x04\x14\0'),
    'The file is not a property list. It looks like a zip archive.',
  ),
  binary(
    'DER',
    Buffer.from([0x30, 0x82, 0x01, 0x3c]),
    'The file is not a property list. It looks like a DER structure (a certificate, a PKCS#12 file or a signed profile?).',
  ),
  xml(
    'PEM',
    '-----BEGIN CERTIFICATE-----\nMIIB',
    'The file is not a property list. It looks like PEM text (a certificate or a key?).',
  ),
];

/** Every kind of file that cannot be read, with a part of the sentence that says why. */
export const hostile: readonly Hostile[] = [
  ...entities,
  ...differentials,
  ...structure,
  ...wellFormedness,
  ...scalars,
  ...size,
  ...binaries,
  ...otherThings,
];
