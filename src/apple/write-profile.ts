import { writePlist } from '../plist/write.js';
import type { Profile } from './profile.js';

/**
 * A profile as the text of a `.mobileconfig` file: an XML property list that begins with `<?xml`, as the device and
 * MDM servers ask for, the keys in the order of the tables.
 *
 * @param profile as {@link translate} makes it
 * @throws InputError naming the path of a value that XML cannot hold
 */
export function writeProfile(profile: Profile): string {
  return writePlist(profile);
}
