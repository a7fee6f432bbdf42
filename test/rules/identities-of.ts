import { readIdentities } from '../../src/device/identities.js';
import type { ProfileViewOptions } from '../../src/device/profile-view.js';
import { dictionaryNodeOf } from '../../src/plist/node.js';
import type { PlistDictionary } from '../../src/plist/value.js';

/** The option with which a profile's PKCS#12 payloads are judged too. */
export async function identitiesOf(
  profile: PlistDictionary,
): Promise<Pick<ProfileViewOptions, 'identities'>> {
  return { identities: await readIdentities(dictionaryNodeOf(profile)) };
}
