import { InputError } from '../input-error.js';

/** Enough for integrity, key and certificates at 600,000 iterations each; ordinary files have 2048. */
const defaultIterations = 2_000_000;

/** A PKCS#12 file asks for more key derivation than is left; with another budget it may be opened. */
export class BudgetError extends InputError {}

/**
 * How often passwords may still be turned into keys. Each file may ask for as much of it as it wants, so that what
 * holds several files has one budget for all of them.
 */
export class IterationBudget {
  readonly #iterations: number;
  #left: number;

  constructor(iterations: number = defaultIterations) {
    this.#iterations = iterations;
    this.#left = iterations;
  }

  /** Throws BudgetError when fewer are left. */
  spend(iterations: number): void {
    if (iterations > this.#left) {
      throw new BudgetError(
        `alwayson does not open the PKCS#12 file: it and the files before it ask for more than ${this.#iterations} iterations of key derivation.`,
      );
    }
    this.#left -= iterations;
  }
}
