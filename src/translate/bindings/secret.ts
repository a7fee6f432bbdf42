import { InputError } from '../../input-error.js';
import { beginsWithMark } from '../../text/decode.js';

/**
 * The secret in a file's bytes, without the line break at the end. What another encoding would make of a secret is another secret, so that only UTF-8 without a mark is taken.
 */
export function secretLine(bytes: Uint8Array, from: string): string {
  if (beginsWithMark(bytes)) {
    throw new InputError(
      `${from} begins with a byte order mark, which is not part of the secret. Save it as UTF-8 without the mark.`,
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes).replace(/\r?\n$/, '');
  } catch {
    throw new InputError(`${from} is not UTF-8 text. Save the secret as UTF-8.`);
  }
}
