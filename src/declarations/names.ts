import { mostOctets, sha256 } from './declaration.js';

/** As many digits of the hash as make two long identifiers with one beginning different. */
const hashDigits = 16;

/** Gives names that are not taken yet. */
export interface Names {
  /** An Identifier of at most 64 octets: the wanted text, its end replaced by a hash where it is longer. */
  identifier(wanted: string): string;
  /** A file name that every file system and URL takes as it is. */
  file(wanted: string, extension: string): string;
}

/** Names for one set of declarations. The same wishes in the same order give the same names. */
export function newNames(): Names {
  const identifiers = new Taken();
  const files = new Taken();
  return {
    identifier: (wanted) => identifiers.free(wanted, (number) => withinOctets(numbered(wanted, number))),
    file: (wanted, extension) =>
      files.free(`${wanted}.${extension}`, (number) =>
        `${numbered(plain(wanted), number)}.${extension}`.toLowerCase(),
      ),
  };
}

/** Names that are taken, and for each wish the number that was given last. */
class Taken {
  readonly #names = new Set<string>();
  readonly #numbers = new Map<string, number>();

  free(wanted: string, name: (number: number) => string): string {
    for (let number = (this.#numbers.get(wanted) ?? 0) + 1; ; number += 1) {
      const candidate = name(number);
      if (this.#names.has(candidate)) continue;
      this.#names.add(candidate);
      this.#numbers.set(wanted, number);
      return candidate;
    }
  }
}

function numbered(text: string, number: number): string {
  return number === 1 ? text : `${text}.${number}`;
}

function withinOctets(text: string): string {
  if (Buffer.byteLength(text) <= mostOctets) return text;
  const room = mostOctets - hashDigits - 1;
  let kept = '';
  for (const character of text) {
    if (Buffer.byteLength(kept + character) > room) break;
    kept += character;
  }
  return `${kept}.${sha256(text).slice(0, hashDigits)}`;
}

function plain(text: string): string {
  return text.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[-.]+|(?<![-.])[-.]+$/g, '') || 'asset';
}
