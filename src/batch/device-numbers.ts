/** 12 bytes of a digest. */
const wordsOfDigest = 3;

/** How much of the table may be taken before it grows. */
const mostTaken = 0.75;

/**
 * A number for each device of a list, in less than 60 bytes a device however long its name: a run remembers all of its
 * devices. It is a hash table with linear probing.
 */
export class DeviceNumbers {
  #size = 0;
  #words = new Uint32Array(wordsOfDigest * 1024);
  /** 0 where nothing is. */
  #numbers = new Float64Array(1024);

  get size(): number {
    return this.#size;
  }

  /** @param digest as `deviceDigest` gives it */
  get(digest: string): number | undefined {
    return this.#numbers[this.#slotOf(wordsOf(digest))] || undefined;
  }

  /**
   * @param digest as `deviceDigest` gives it
   * @param number a whole number above 0, such as that of a line
   */
  set(digest: string, number: number): void {
    if (this.#size >= mostTaken * this.#numbers.length) this.#grow();
    this.#put(wordsOf(digest), number);
  }

  #put(words: Uint32Array, number: number): void {
    const slot = this.#slotOf(words);
    if (this.#numbers[slot] === 0) this.#size += 1;
    this.#words.set(words, slot * wordsOfDigest);
    this.#numbers[slot] = number;
  }

  /** Where a digest is, or the free place for it. */
  #slotOf(words: Uint32Array): number {
    const last = this.#numbers.length - 1;
    const isHere = (slot: number) =>
      words.every((word, index) => this.#words[slot * wordsOfDigest + index] === word);
    // The length is a power of two, and the bits of a digest are as good as random.
    let slot = (words[0] ?? 0) & last;
    while (this.#numbers[slot] !== 0 && !isHere(slot)) slot = (slot + 1) & last;
    return slot;
  }

  #grow(): void {
    const [words, numbers] = [this.#words, this.#numbers];
    this.#words = new Uint32Array(2 * words.length);
    this.#numbers = new Float64Array(2 * numbers.length);
    this.#size = 0;
    numbers.forEach((number, slot) => {
      const start = slot * wordsOfDigest;
      if (number !== 0) this.#put(words.subarray(start, start + wordsOfDigest), number);
    });
  }
}

function wordsOf(digest: string): Uint32Array {
  const bytes = Buffer.from(digest, 'latin1');
  return Uint32Array.from({ length: wordsOfDigest }, (_, index) => bytes.readUInt32LE(4 * index));
}
