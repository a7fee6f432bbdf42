import type { DevicePlatform } from '../../apple/os.js';
import type { Declaration } from '../../declarations/declaration.js';
import type { Delivery } from '../channel.js';

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

/** A server of declarations: what it takes, and how it gets there. */
export interface DeclarationServer {
  readonly title: string;
  readonly source: string;
  readonly notes: readonly string[];
  readonly make: (input: DeclarationInput) => Delivery;
}
