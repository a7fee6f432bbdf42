import type { DevicePlatform } from '../apple/os.js';
import type { Declaration } from '../declarations/declaration.js';

/** A file that the device downloads from an address of its own. */
export interface ServedFile {
  /** In the folder. */
  readonly path: string;
  readonly url: string;
  readonly contentType: string;
  readonly content: Uint8Array;
  /** Whether it holds a password or a key. */
  readonly secret: boolean;
}

/** Declarations, and what they point at. */
export interface DeclarationInput {
  /** The profile's name for people. */
  readonly name: string;
  readonly platform: DevicePlatform;
  readonly declarations: readonly Declaration[];
  readonly served: readonly ServedFile[];
}
