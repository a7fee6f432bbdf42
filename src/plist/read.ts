import type { Finding } from '../finding.js';
import { InputError } from '../input-error.js';
import { decodeText } from '../text/decode.js';
import { looksLike } from '../text/looks-like.js';
import { isBinaryPlist } from './binary-objects.js';
import { defaultPlistLimits, type PlistLimits } from './limits.js';
import type { PlistNode } from './node.js';
import { readBinaryPlist } from './read-binary.js';
import { readXmlPlist } from './read-xml.js';
import { unreadable } from './unreadable.js';

/** A property list as it was read. */
export interface PlistDocument {
  /** Any type; a profile's is a dictionary. */
  readonly root: PlistNode;
  readonly format: 'xml' | 'binary';
  /** A bare `<dict>` or `<array>`, without the `<plist>` around it that a file should have. */
  readonly fragment: boolean;
  /** `plist-duplicate-key` and `plist-comment-in-value`. */
  readonly findings: readonly Finding[];
}

/**
 * Reads a property list, XML (UTF-8 or UTF-16) or binary, as strictly as a verifier needs it: whatever readers
 * are known to understand differently is refused or reported.
 * @param bytes the whole file.
 * @param limits what is not given is as in {@link defaultPlistLimits}.
 * @throws InputError with one sentence when it cannot be read: the rule `plist-unreadable`.
 */
export function readPlist(bytes: Uint8Array, limits: Partial<PlistLimits> = {}): PlistDocument {
  const allLimits = { ...defaultPlistLimits, ...limits };
  if (bytes.length > allLimits.bytes) throw unreadable(`it has more than ${allLimits.bytes} bytes`);
  if (bytes.length === 0) throw unreadable('it is empty');
  if (isBinaryPlist(bytes))
    return { ...readBinaryPlist(bytes, allLimits), format: 'binary', fragment: false };
  if (!seemsPropertyList(bytes)) throw notPropertyList(bytes);
  const text = decodeText(bytes);
  if (!/<(?:!DOCTYPE plist|plist|dict|array)\b/.test(text)) throw notPropertyList(bytes);
  return { ...readXmlPlist(text, declarableEncoding(bytes), allLimits), format: 'xml' };
}

/** Byte order marks, the zero bytes of UTF-16, and white space. */
const beforeTag = new Set([0xef, 0xbb, 0xbf, 0xfe, 0xff, 0x00, 0x09, 0x0a, 0x0d, 0x20]);

/** Whether a file begins like a property list, binary or XML; it may still be HTML or other XML. */
export function seemsPropertyList(bytes: Uint8Array): boolean {
  return isBinaryPlist(bytes) || bytes.find((byte) => !beforeTag.has(byte)) === '<'.charCodeAt(0);
}

function notPropertyList(bytes: Uint8Array): InputError {
  const other = looksLike(bytes);
  return new InputError(
    `The file is not a property list.${other === undefined ? '' : ` It looks like ${other}.`}`,
  );
}

/** A byte order mark decides against the declaration; without one Apple's reader believes the declaration. */
function declarableEncoding(bytes: Uint8Array): RegExp {
  const [first = 0, second = 0] = bytes;
  if (first >= 0x80) return /^/;
  return first === 0 || second === 0 ? /^utf-16/i : /^(utf-?8|us-ascii)$/i;
}
