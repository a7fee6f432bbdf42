import type { Confidence } from '../finding.js';
import type { PlistType } from '../plist/node.js';
import type { Platform } from './os.js';

/** The first OS version that knows a key or value; `n/a` where it does not exist. */
export type Availability = Readonly<Partial<Record<Platform, string>>>;

/** What Always On does with a key. */
export type AlwaysOnTreatment = 'read' | 'not read' | 'forced 0';

/** A value that a row can name. */
export type Scalar = string | number | boolean;

/** A range, both ends included. */
export interface Range {
  readonly min?: number;
  readonly max?: number;
}

/** One key of Apple's: everything that the translator, the rules and the generated pages need to know of it. */
export interface KeyRow {
  readonly type: PlistType;
  /** Other types that are taken too. */
  readonly alsoTypes?: readonly PlistType[];
  readonly presence: 'required' | 'optional';
  /** The allowed values, as Apple's schema lists them. */
  readonly values?: readonly Scalar[];
  /** The values that the device was seen to know, where they are not those of Apple's schema. */
  readonly observedValues?: readonly Scalar[];
  /** Allowed values that a later OS dropped, with the first version that no longer takes them. */
  readonly removed?: Readonly<Record<string, Availability>>;
  /** The same for values that an Always On tunnel lost earlier than other VPNs. */
  readonly removedInAlwaysOn?: Readonly<Record<string, Availability>>;
  /** Allowed values that only a later OS takes, with the first version that does, or that a platform never took. */
  readonly added?: Readonly<Record<string, Availability>>;
  /** The allowed range, both ends included. */
  readonly range?: Range;
  /** The allowed range of a platform where it is another. */
  readonly rangeOn?: Readonly<Partial<Record<Platform, Range>>>;
  /** The range that the device was seen to take, where it is not that of Apple's schema. */
  readonly observedRange?: Range;
  /** The regular expression that a string must match. */
  readonly format?: string;
  /** How often an element occurs in its array. */
  readonly repetition?: Range;
  /** The default that Apple's schema gives. */
  readonly default?: Scalar;
  /** The default of a platform where it is another. */
  readonly defaultOn?: Readonly<Partial<Record<Platform, Scalar>>>;
  /**
   * What the device ends up with when the key is absent in an Always On tunnel, where that was observed;
   * `null` when nothing is set and the network stack decides.
   */
  readonly observedDefault?: Scalar | readonly Scalar[] | null;
  /** The observed default of a tunnel that covers the interface Cellular alone, where it is another. */
  readonly observedDefaultOnCellular?: Scalar;
  /** The first OS version of each platform; a platform that is not named has what the dictionary around the key has. */
  readonly since?: Availability;
  /** Who gives `since` for a platform, where that is not `source`. */
  readonly sinceSource?: Readonly<Partial<Record<Platform, string>>>;
  /** What Always On does with the key (observed); absent where the question does not arise. */
  readonly alwaysOn?: AlwaysOnTreatment;
  /** A secret: shown nowhere but in the profile itself. */
  readonly secret?: true;
  /** The keys of a dictionary. */
  readonly keys?: KeyTable;
  /** The row of every key of a dictionary whose keys are free, such as languages. */
  readonly eachKey?: KeyRow;
  /** The elements of an array. */
  readonly items?: KeyRow;
  /** The required key of the same dictionary that need not be there where this one is. */
  readonly insteadOf?: string;
  /** The declaration types that an asset reference may name. */
  readonly assetTypes?: readonly string[];
  /** The media types that an asset's data may have. */
  readonly contentTypes?: readonly string[];
  /** Other than Apple's schema says or does not say; a sentence for the generated pages. */
  readonly note?: string;
  /** Who says type, presence, values, range and default. What is called observed has `appleSources.observed`. */
  readonly source: string;
  readonly confidence: Confidence;
}

/** What an absent key means on a platform, as Apple's schema says. */
export function defaultOf(row: KeyRow, platform: Platform): Scalar | undefined {
  return row.defaultOn?.[platform] ?? row.default;
}

/** The keys of one dictionary, in the order in which we write them. */
export type KeyTable = Readonly<Record<string, KeyRow>>;
