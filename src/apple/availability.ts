import type { Availability } from './key.js';
import { compareVersions, type Platform } from './os.js';

/**
 * Whether an OS version of a platform knows the key, value or type whose first versions `since` holds.
 * A platform that is not named is not restricted here: what the key stands in decides.
 */
export function availableOn(row: { readonly since?: Availability }, platform: Platform, os: string): boolean {
  const first = row.since?.[platform];
  return first === undefined || (first !== 'n/a' && compareVersions(os, first) >= 0);
}
