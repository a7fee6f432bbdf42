import type { Position } from '../finding.js';
import { InputError } from '../input-error.js';

/**
 * The error for a property list that cannot be read at all.
 * @param reason what is wrong and what is allowed, without any value of the file: that may be a secret.
 */
export function unreadable(reason: string, position?: Position): InputError {
  const where = position === undefined ? '' : ` at line ${position.line}, column ${position.column}`;
  // A key, and so a path, may have line ends in it.
  return new InputError(`The property list cannot be read${where}: ${reason.replace(/\p{Cc}+/gu, ' ')}.`);
}
