import { InputError } from '../../src/input-error.js';
import type { PlistLimits } from '../../src/plist/limits.js';
import { readPlist } from '../../src/plist/read.js';
import { hostile } from './corpus.js';

/** The sentence with which a file is refused. */
function refusal(bytes: Uint8Array, limits?: Partial<PlistLimits>): string {
  try {
    readPlist(bytes, limits);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error('the file was read');
}

test.each(hostile)('$name is refused with one sentence', ({ bytes, message, limits }) => {
  const sentence = refusal(bytes, limits);
  expect(sentence).toContain(message);
  expect(sentence).toMatch(/^[^\n]{10,250}$/);
});

test.each([
  ['in an unfinished tag', '<plist><string>pass<Xq7secret</string></plist>'],
  ['as an element', '<plist><string>pass<Xq7secret></string></plist>'],
  ['as an unknown element', '<plist><Xq7secret/></plist>'],
  ['in an end tag', '<plist><string>pass</Xq7secret></string></plist>'],
  ['as an attribute', '<plist><string a="1" Xq7secret="1" Xq7secret="2">x</string></plist>'],
  ['as an entity', '<plist><string>&Xq7secret;</string></plist>'],
  ['as an encoding', '<?xml version="1.0" encoding="Xq7secret"?><plist><true/></plist>'],
  ['at the end', '<plist><string><Xq7secret'],
  ['in a number', '<plist><integer>Xq7secret</integer></plist>'],
  ['in data', '<plist><data>Xq7secret!</data></plist>'],
])('a secret that stands %s is not quoted', (_, text) => {
  expect(refusal(Buffer.from(text))).not.toContain('Xq7secret');
});
