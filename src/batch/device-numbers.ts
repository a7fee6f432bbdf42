/** 12 bytes of a digest. */
const wordsOfDigest = 3;

/** How much of a table may be taken. */
const mostTaken = 0.75;

/** A hash table with linear probing. Its length is a power of two. */
interface Table {
  readonly words: Uint32Array;
  /** 0 where nothing is. */
  readonly numbers: Float64Array;
}

/**
 * A number for each device of a list, in less than 60 bytes a device however long its name: a run remembers all of its
 * devices. When a table is full, one of twice its length is added: one in its place would leave it to V8, which gives
 * the memory of large tables back late.
 */
export class DeviceNumbers {
  readonly #tables: Table[] = [];
  #size = 0;
  /** How many devices the last table still takes. */
  #left = 0;

  get size(): number {
    return this.#size;
  }

  /** @param digest as `deviceDigest` gives it */
  get(digest: string): number | undefined {
    const words = wordsOf(digest);
    for (const table of this.#tables) {
      const number = table.numbers[slotOf(table, words)];
      if (number) return number;
    }
    return undefined;
  }

  /**
   * @param digest as `deviceDigest` gives it
   * @param number a whole number above 0, such as that of a line
   */
  set(digest: string, number: number): void {
    const words = wordsOf(digest);
    const known = this.#tables.find((table) => table.numbers[slotOf(table, words)]);
    const table = known ?? this.#tableWithRoom();
    const slot = slotOf(table, words);
    table.words.set(words, slot * wordsOfDigest);
    table.numbers[slot] = number;
    if (known !== undefined) return;
    this.#size += 1;
    this.#left -= 1;
  }

  #tableWithRoom(): Table {
    const last = this.#tables.at(-1);
    if (last !== undefined && this.#left > 0) return last;
    const length = 2 * (last?.numbers.length ?? 512);
    const table = { words: new Uint32Array(wordsOfDigest * length), numbers: new Float64Array(length) };
    this.#tables.push(table);
    this.#left = mostTaken * length;
    return table;
  }
}

/** Where a digest is, or the free place for it. */
function slotOf({ words, numbers }: Table, [first = 0, second, third]: Uint32Array): number {
  const last = numbers.length - 1;
  const isHere = (slot: number) => {
    const start = slot * wordsOfDigest;
    return words[start] === first && words[start + 1] === second && words[start + 2] === third;
  };
  // The bits of a digest are as good as random.
  let slot = first & last;
  while (numbers[slot] !== 0 && !isHere(slot)) slot = (slot + 1) & last;
  return slot;
}

function wordsOf(digest: string): Uint32Array {
  const bytes = Buffer.from(digest, 'latin1');
  return Uint32Array.from({ length: wordsOfDigest }, (_, index) => bytes.readUInt32LE(4 * index));
}
