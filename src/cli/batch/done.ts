import type { DeviceLine, Tally } from '../../batch/manifest.js';
import type { Example } from '../../batch/summary.js';
import type { DoneRows } from './job.js';

/** What came of one row. */
export type Outcome = 'kept' | { readonly line: DeviceLine; readonly tally: Tally };

/** Sums up what came of some rows. */
export class Done {
  readonly #lines: string[] = [];
  readonly #tallies = new Map<Tally, number>();
  readonly #examples = new Map<string, Example>();
  #kept = 0;
  #written = 0;

  add(outcome: Outcome): void {
    if (outcome === 'kept') {
      this.#kept += 1;
      return;
    }
    this.#lines.push(`${JSON.stringify(outcome.line)}\n`);
    this.#written += outcome.line.file === undefined ? 0 : 1;
    this.count(outcome.tally);
  }

  count(tally: Tally): void {
    this.#tallies.set(tally, (this.#tallies.get(tally) ?? 0) + 1);
  }

  /** Keeps the first of each rule. */
  show(example: Example): void {
    const key = `${example.finding.severity} ${example.finding.rule}`;
    if (!this.#examples.has(key)) this.#examples.set(key, example);
  }

  result(): DoneRows {
    return {
      lines: this.#lines.join(''),
      written: this.#written,
      kept: this.#kept,
      bad: this.#lines.length - this.#written,
      tallies: [...this.#tallies],
      examples: [...this.#examples.values()],
    };
  }
}
