import type { Confidence } from '../finding.js';
import type { PlistType } from '../plist/node.js';
import type { Platform } from './os.js';

/** The first OS version that knows a key or value; `n/a` where it does not exist; `*` is the platform's first version with IKEv2. */
export type Availability = Readonly<Partial<Record<Platform, string>>>;

/** What an Always On tunnel does with an IKEv2 key. */
export type AlwaysOnTreatment = 'read' | 'not read' | 'forced 0';

type Scalar = string | number | boolean;

/** One key of Apple's: everything that the translator, the rules and the generated pages need to know of it. */
export interface KeyRow {
  readonly type: PlistType;
  readonly presence: 'required' | 'optional';
  /** The allowed values, as Apple's schema lists them. */
  readonly values?: readonly Scalar[];
  /** Allowed values that a later OS dropped, with the first version that no longer takes them. */
  readonly removed?: Readonly<Record<string, Availability>>;
  /** Allowed values that only a later OS takes, with the first version that does. */
  readonly added?: Readonly<Record<string, Availability>>;
  /** The allowed range, both ends included. */
  readonly range?: { readonly min?: number; readonly max?: number };
  /** The default that Apple's schema gives. */
  readonly default?: Scalar;
  /** What the device ends up with when the key is absent in an Always On tunnel, where that was observed. */
  readonly observedDefault?: Scalar | readonly Scalar[];
  /** The first OS version of each platform; a platform that is not named has what the payload has. */
  readonly since?: Availability;
  /** What an Always On tunnel does with the key; absent outside tunnels. */
  readonly alwaysOn?: AlwaysOnTreatment;
  /** A secret: shown nowhere but in the profile itself. */
  readonly secret?: true;
  /** The keys of a dictionary. */
  readonly keys?: KeyTable;
  /** The elements of an array. */
  readonly items?: KeyRow;
  /** Other than Apple's schema says or does not say; a sentence for the generated pages. */
  readonly note?: string;
  readonly source: string;
  readonly confidence: Confidence;
}

/** The keys of one dictionary, in the order in which we write them. */
export type KeyTable = Readonly<Record<string, KeyRow>>;
