import type { Delivery } from '../channel.js';
import type { DeclarationInput } from '../declaration-input.js';

/** A server of declarations: what it takes, and how it gets there. */
export interface DeclarationServer {
  readonly title: string;
  readonly source: string;
  readonly notes: readonly string[];
  readonly make: (input: DeclarationInput) => Delivery;
}
