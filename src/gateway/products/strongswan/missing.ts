import type { MissingPart } from '../../product.js';
import { type Entry, setting } from './text.js';

/** strongSwan refuses a connection with a setting that it does not know, and takes any text for a name or a secret. */
export function missingSetting(part: MissingPart, because: string, missing: Set<MissingPart>): Entry {
  missing.add(part);
  return setting(part.placeholder, 'yes', because);
}
