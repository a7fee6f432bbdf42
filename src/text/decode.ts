import { InputError } from '../input-error.js';

const byteOrderMarks = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
] as const;

/**
 * The encoding of a text by how it begins. UTF-16 without a mark shows in its first character: text formats begin with an ASCII character, so one of the
 * two bytes is zero (RFC 4627, section 3, uses the same sign).
 */
export function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const marked = markOf(bytes);
  if (marked) return marked.encoding;
  if (bytes.length >= 2 && bytes[0] !== 0 && bytes[1] === 0) return 'utf-16le';
  if (bytes.length >= 2 && bytes[0] === 0 && bytes[1] !== 0) return 'utf-16be';
  return 'utf-8';
}

function markOf(bytes: Uint8Array): (typeof byteOrderMarks)[number] | undefined {
  return byteOrderMarks.find((mark) => mark.bytes.every((byte, index) => bytes[index] === byte));
}

/** Whether a byte order mark comes first. */
export function beginsWithMark(bytes: Uint8Array): boolean {
  return markOf(bytes) !== undefined;
}

/**
 * The text of a file: UTF-8 or UTF-16 in either byte order, with or without a byte order mark (which is dropped).
 * Windows PowerShell 5.1 writes UTF-16LE by default. Throws {@link InputError} for anything else.
 */
export function decodeText(bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    throw new InputError('The file is not text in UTF-8 or UTF-16. Save it as UTF-8.');
  }
  if (text.includes('\0')) throw new InputError('The file is not a text file: it holds NUL characters.');
  return text;
}
