import type { Position } from '../finding.js';

/** A place in one of the files of a gateway's configuration. */
export interface Place {
  /** The file as it is named: the one that was given, or one that it includes. */
  readonly file: string;
  readonly position: Position;
  /** JSON Pointer of the setting or section: `/connections/vpn/proposals`. */
  readonly path: string;
}

/** A file that a configuration includes. */
export interface IncludedFile {
  readonly file: string;
  readonly text: string;
}

/**
 * Gives the files that an `include` names, in the order of their names; none where nothing matches, undefined where it
 * names files that are not looked at.
 *
 * @param pattern as it stands in the file; `*` and `?` stand for any characters
 * @param from the file that it stands in
 * @throws InputError where one cannot be read
 */
export type Includer = (pattern: string, from: string) => readonly IncludedFile[] | undefined;

/** Includes nothing. */
export const nothingIncluded: Includer = () => [];
