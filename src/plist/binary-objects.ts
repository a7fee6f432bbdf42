import { InputError } from '../input-error.js';
import type { PlistLimits } from './limits.js';
import { unreadable } from './unreadable.js';

const magic = 'bplist00';
const trailerLength = 32;

/** Whether the file says that it is a binary property list, of whichever version. */
export function isBinaryPlist(bytes: Uint8Array): boolean {
  return latin1(bytes.subarray(0, 6)) === 'bplist';
}

/**
 * The objects of a binary property list: where each begins and what bytes it has. The file is those objects, the
 * table of their offsets, and a trailer of 32 bytes; objects refer to one another by their number in the table.
 * Every method throws an InputError rather than leave the file.
 */
export class BinaryObjects {
  /** The number of the root object. */
  readonly top: number;
  readonly referenceSize: number;
  readonly #bytes: Uint8Array;
  readonly #offsets: number[] = [];
  /** Where the objects end and the table begins. */
  readonly #end: number;
  #contentLength = 0;

  constructor(bytes: Uint8Array, limits: PlistLimits) {
    // As a plain Uint8Array: the slice of a Buffer would be a view and not a copy.
    this.#bytes = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const trailer = bytes.length - trailerLength;
    if (latin1(bytes.subarray(0, magic.length)) !== magic) {
      throw unreadable('it is a binary property list of a version other than 00');
    }
    if (trailer <= magic.length) throw truncated();
    const offsetSize = this.unsigned(trailer + 6, 1);
    this.referenceSize = this.unsigned(trailer + 7, 1);
    const count = this.unsigned(trailer + 8, 8);
    this.top = this.unsigned(trailer + 16, 8);
    this.#end = this.unsigned(trailer + 24, 8);
    const sizesFit = [offsetSize, this.referenceSize].every((size) => size >= 1 && size <= 8);
    if (!sizesFit || this.#end + count * offsetSize !== trailer) throw truncated();
    if (count > limits.values) throw unreadable(`it has more than ${limits.values} values`);
    for (let index = 0; index < count; index += 1) {
      this.#offsets.push(this.unsigned(this.#end + index * offsetSize, offsetSize));
    }
  }

  /** Where the object with this number begins. */
  offsetOf(reference: number): number {
    const offset = this.#offsets[reference];
    if (offset === undefined) throw damaged('an object refers to one that does not exist');
    if (offset < magic.length || offset >= this.#end) throw damaged('an object lies outside the objects');
    return offset;
  }

  /** The reference with this index in a list of references. */
  reference(listStart: number, index: number): number {
    return this.unsigned(listStart + index * this.referenceSize, this.referenceSize);
  }

  /** Where the content of an object with a count begins, and how many units of `unitSize` bytes it has. */
  extent(offset: number, unitSize: number): { readonly start: number; readonly count: number } {
    let start = offset + 1;
    let count = this.unsigned(offset, 1) & 0xf;
    if (count === 0xf) {
      const marker = this.unsigned(start, 1);
      const size = 2 ** (marker & 0xf);
      if (marker >> 4 !== 0x1 || size > 8) throw damaged('an object has no valid length');
      count = this.unsigned(start + 1, size);
      start += 1 + size;
    }
    if (start + count * unitSize > this.#end) throw damaged('an object is longer than the file');
    return { start, count };
  }

  /** The bytes of a string or of data. Ask once for each offset: what is asked for in all must fit into the file. */
  content(offset: number, unitSize: number): Uint8Array {
    const { start, count } = this.extent(offset, unitSize);
    this.#contentLength += count * unitSize;
    // Else a small file could hold any number of long strings that differ in where they begin.
    if (this.#contentLength > this.#end) throw damaged('objects overlap');
    return this.#bytes.slice(start, start + count * unitSize);
  }

  /** A number of 1 to 8 bytes; beyond 53 bits it is inexact, and beyond any file. */
  unsigned(offset: number, size: number): number {
    let value = 0;
    for (const byte of this.#slice(offset, size)) value = value * 256 + byte;
    return value;
  }

  view(offset: number, size: number): DataView {
    const slice = this.#slice(offset, size);
    return new DataView(slice.buffer, slice.byteOffset, slice.byteLength);
  }

  #slice(offset: number, size: number): Uint8Array {
    if (offset + size > this.#bytes.length) throw damaged('an object is longer than the file');
    return this.#bytes.subarray(offset, offset + size);
  }
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}

function truncated(): InputError {
  return unreadable('its end does not fit the rest of the file. It may be cut off');
}

/** The error for a binary property list whose parts do not fit together. */
export function damaged(reason: string): InputError {
  return new InputError(`The binary property list is damaged: ${reason}.`);
}
