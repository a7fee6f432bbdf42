/** How large a property list may be: enough for any profile, small enough that a hostile file stays cheap. */
export interface PlistLimits {
  /** Length of the file in bytes. */
  readonly bytes: number;
  /** How many dictionaries and arrays may be inside one another. */
  readonly depth: number;
  /** How many values (dictionary entries and array elements, containers included) there may be in all. */
  readonly entries: number;
}

/** 16 MiB, 64 levels, a million values. */
export const defaultPlistLimits: PlistLimits = { bytes: 16 * 1024 * 1024, depth: 64, entries: 1_000_000 };
