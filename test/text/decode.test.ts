import { InputError } from '../../src/input-error.js';
import { decodeText } from '../../src/text/decode.js';

const text = '{"displayName":"Contoso – München 😀"}';

const utf16le = Buffer.from(text, 'utf16le');
const utf16be = Buffer.from(text, 'utf16le').swap16();

test.each<[string, Uint8Array]>([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with a mark', Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), Buffer.from(text)])],
  ['UTF-16LE with a mark', Buffer.concat([Buffer.of(0xff, 0xfe), utf16le])],
  ['UTF-16BE with a mark', Buffer.concat([Buffer.of(0xfe, 0xff), utf16be])],
  ['UTF-16LE without a mark', utf16le],
  ['UTF-16BE without a mark', utf16be],
  ['a part of a larger buffer', new Uint8Array(Buffer.from(`xx${text}yy`)).subarray(2, -2)],
])('%s', (_, bytes) => {
  expect(decodeText(bytes)).toBe(text);
});

test('nothing at all, and a single character', () => {
  expect(decodeText(new Uint8Array())).toBe('');
  expect(decodeText(Uint8Array.of(0x61))).toBe('a');
});

test.each<[string, number[], string]>([
  [
    'a byte that UTF-8 does not have',
    [0x61, 0xff],
    'The file is not text in UTF-8 or UTF-16. Save it as UTF-8.',
  ],
  ['a character cut in two', [0x61, 0xc3], 'The file is not text in UTF-8 or UTF-16. Save it as UTF-8.'],
  [
    'half a UTF-16 unit',
    [0xff, 0xfe, 0x61, 0x00, 0x62],
    'The file is not text in UTF-8 or UTF-16. Save it as UTF-8.',
  ],
  [
    'a lone surrogate',
    [0xff, 0xfe, 0x00, 0xd8, 0x61, 0x00],
    'The file is not text in UTF-8 or UTF-16. Save it as UTF-8.',
  ],
  ['NULs in UTF-8', [0x61, 0x62, 0x00], 'The file is not a text file: it holds NUL characters.'],
  [
    'UTF-32',
    [0xff, 0xfe, 0x00, 0x00, 0x61, 0x00, 0x00, 0x00],
    'The file is not a text file: it holds NUL characters.',
  ],
])('%s is refused', (_, bytes, sentence) => {
  expect(() => decodeText(Uint8Array.from(bytes))).toThrow(new InputError(sentence));
});
