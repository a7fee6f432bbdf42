import { readSync } from 'node:fs';

/** A line of a file. */
export interface FileLine {
  readonly text: string;
  /** Where it begins, in bytes. */
  readonly start: number;
}

const newline = 10;

/**
 * The lines of an open file one after another. A line ends with a line feed alone: other characters that break lines can
 * stand in the texts of JSON.
 *
 * @param from where the first of them begins, in bytes
 * @param blockSize how many bytes are read at once
 */
export function* linesOf(file: number, from = 0, blockSize = 1 << 16): Generator<FileLine> {
  let parts: Buffer[] = [];
  let start = from;
  for (let position = from; ; ) {
    const block = Buffer.allocUnsafe(blockSize);
    const length = readSync(file, block, 0, blockSize, position);
    if (length === 0) break;
    const read = block.subarray(0, length);
    let next = 0;
    for (let end = read.indexOf(newline); end >= 0; end = read.indexOf(newline, next)) {
      yield { text: textOf([...parts, read.subarray(next, end)]), start };
      parts = [];
      next = end + 1;
      start = position + next;
    }
    parts.push(read.subarray(next));
    position += length;
  }
  if (parts.some(({ length }) => length > 0)) yield { text: textOf(parts), start };
}

function textOf(parts: readonly Buffer[]): string {
  return Buffer.concat(parts).toString();
}
