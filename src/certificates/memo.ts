import { createHash } from 'node:crypto';

/** What was made of the last inputs, so that the same certificate in many files is read once. */
export class Memo<Output extends object> {
  readonly #answers = new Map<string, Output>();

  /** @param size how many answers are kept; the one that was not asked for longest goes first */
  constructor(readonly size: number) {}

  /**
   * What was made of the same parts before, else what `make` gives now. What it throws is not kept.
   *
   * @param parts all that the answer depends on; only their digests are kept
   */
  get(parts: readonly (Uint8Array | string)[], make: () => Output): Output {
    // Each part by itself, so that nothing can be shifted from one to the next.
    const key = parts.map((part) => createHash('sha256').update(part).digest('base64')).join();
    const answer = this.#answers.get(key) ?? make();
    this.#answers.delete(key);
    this.#answers.set(key, answer);
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > this.size && oldest !== undefined) this.#answers.delete(oldest);
    return answer;
  }
}
