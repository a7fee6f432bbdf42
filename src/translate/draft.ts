import type { Finding } from '../finding.js';
import type { Said } from '../finding-table.js';
import type { PlistDictionary, PlistValue } from '../plist/value.js';
import { translateFinding } from './findings.js';
import type { Place } from './rows/places.js';

/** A profile in the making: the dictionaries that rows write into, and what there is to say about them. */
export interface Draft {
  readonly places: Record<Place, PlistDictionary>;
  readonly findings: Finding[];
  /** Who fills in variables of its own when it delivers the profile; absent where nobody does. */
  readonly filledBy?: 'intune';
  /** The paths in the policy of the values that Apple has not. */
  readonly refused: string[];
}

/** A draft with nothing in it. */
export function emptyDraft(): Draft {
  return {
    places: {
      profile: {},
      payload: {},
      AlwaysOn: {},
      tunnel: {},
      IKESecurityAssociationParameters: {},
      ChildSecurityAssociationParameters: {},
      OnDemandRule: {},
      ActionParameters: {},
      SCEP: {},
    },
    findings: [],
    refused: [],
  };
}

/** Writes a key; an array is appended to what the key already holds. */
export function put(dictionary: PlistDictionary, key: string, value: PlistValue): void {
  const present = dictionary[key];
  dictionary[key] = Array.isArray(present) && Array.isArray(value) ? [...present, ...value] : value;
}

/** Adds what there is to say about a property of the policy. */
export function report(draft: Draft, rule: keyof typeof translateFinding.rules, said: Said): void {
  draft.findings.push(translateFinding(rule, said));
}
