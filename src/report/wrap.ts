/** How a text is broken into lines. */
export interface WrapOptions {
  /** The number of columns. */
  readonly width: number;
  /** How many columns of the first line are taken already. */
  readonly first: number;
  /** What stands before every further line. */
  readonly indent: string;
}

/** The words in lines; a word that is longer than a line, such as an address, is not broken. */
export function wrap(words: string, { width, first, indent }: WrapOptions): string[] {
  const lines: string[] = [];
  let line = '';
  let room = width - first;
  for (const word of words.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = `${indent}${word}`;
      room = width;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
