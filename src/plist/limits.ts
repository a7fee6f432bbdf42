/** How large a property list may be: enough for any profile, small enough that a hostile file stays cheap. */
export interface PlistLimits {
  /** Length of the file in bytes. */
  readonly bytes: number;
  /** How many dictionaries and arrays may be inside one another. */
  readonly depth: number;
  /** How many values there may be in all, dictionaries and arrays included. */
  readonly values: number;
  /** Length of one key in UTF-16 code units: keys become parts of paths, and paths parts of messages. */
  readonly keyLength: number;
  /** How many duplicate keys and misplaced comments are reported before the file counts as unreadable. */
  readonly findings: number;
}

/** The depth is where Apple's own reader on iOS gives up (CFPropertyList_Internal.h); profiles need about ten. */
export const defaultPlistLimits: PlistLimits = {
  bytes: 16 * 1024 * 1024,
  depth: 128,
  values: 100_000,
  keyLength: 1024,
  findings: 1000,
};
