import type { PlistDictionary, PlistValue } from '../../src/plist/value.js';
import { cellular, changedAll, goodPlainProfile, goodProfile, plain } from '../support/good-profile.js';

/** Values by key, or by a path such as `IKESecurityAssociationParameters/DiffieHellmanGroup`; undefined takes one out. */
export type Changes = Readonly<Record<string, PlistValue | undefined>>;

/** The good Always On profile with changes in its first tunnel, `cellular`. */
export function tunnelWith(changes: Changes): PlistDictionary {
  return changedAll(goodProfile(), placed(cellular, changes));
}

/** The good plain profile with changes in its dictionary IKEv2, `plain`. */
export function plainWith(changes: Changes): PlistDictionary {
  return changedAll(goodPlainProfile(), placed(plain, changes));
}

function placed(place: string, changes: Changes): Changes {
  return Object.fromEntries(Object.entries(changes).map(([key, value]) => [`${place}/${key}`, value]));
}
