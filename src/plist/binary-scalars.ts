import type { BinaryObjects } from './binary-objects.js';
import { fitsDate, plainInteger } from './range.js';
import type { PlistScalar } from './scalars.js';
import { unreadable } from './unreadable.js';

type ScalarReader = (objects: BinaryObjects, offset: number) => PlistScalar;

/** By the whole first byte of the object. */
const byMarker: ReadonlyMap<number, ScalarReader> = new Map<number, ScalarReader>([
  [0x08, () => ({ type: 'boolean', value: false })],
  [0x09, () => ({ type: 'boolean', value: true })],
  [0x10, (objects, offset) => ({ type: 'integer', value: objects.unsigned(offset + 1, 1) })],
  [0x11, (objects, offset) => ({ type: 'integer', value: objects.unsigned(offset + 1, 2) })],
  [0x12, (objects, offset) => ({ type: 'integer', value: objects.unsigned(offset + 1, 4) })],
  [0x13, (objects, offset) => integer(objects.view(offset + 1, 8).getBigInt64(0))],
  [0x14, readLongInteger],
  [0x22, (objects, offset) => ({ type: 'real', value: objects.view(offset + 1, 4).getFloat32(0) })],
  [0x23, (objects, offset) => ({ type: 'real', value: objects.view(offset + 1, 8).getFloat64(0) })],
  [0x33, readDate],
]);

/** By the upper half of the first byte; the lower half is a count. */
const byKind: ReadonlyMap<number, ScalarReader> = new Map<number, ScalarReader>([
  [0x4, (objects, offset) => ({ type: 'data', value: objects.content(offset, 1) })],
  [0x5, readAsciiString],
  [0x6, readUtf16String],
]);

/** The scalar at this offset; throws an InputError for what a profile cannot have, null, UIDs and sets. */
export function readBinaryScalar(objects: BinaryObjects, offset: number): PlistScalar {
  const marker = objects.unsigned(offset, 1);
  const read = byMarker.get(marker) ?? byKind.get(marker >> 4);
  if (read === undefined) {
    throw unreadable('it has an object that profiles cannot have, such as null, a UID or a set');
  }
  return read(objects, offset);
}

function integer(value: bigint): PlistScalar {
  return { type: 'integer', value: plainInteger(value) };
}

/** How Apple writes integers of 2^63 and above: 16 bytes, the upper half of them zero. */
function readLongInteger(objects: BinaryObjects, offset: number): PlistScalar {
  const view = objects.view(offset + 1, 16);
  if (view.getBigUint64(0) !== 0n) throw unreadable('it has an integer of more than 64 bits');
  return integer(view.getBigUint64(8));
}

/** Dates are seconds from here. */
const epoch = Date.UTC(2001, 0, 1);

function readDate(objects: BinaryObjects, offset: number): PlistScalar {
  const value = new Date(epoch + Math.round(objects.view(offset + 1, 8).getFloat64(0) * 1000));
  if (!fitsDate(value)) throw unreadable('it has a date outside the years 1 to 9999');
  return { type: 'date', value };
}

function readAsciiString(objects: BinaryObjects, offset: number): PlistScalar {
  const bytes = objects.content(offset, 1);
  if (bytes.some((byte) => byte > 0x7f)) throw unreadable('a string that should be ASCII is not');
  return { type: 'string', value: new TextDecoder('latin1').decode(bytes) };
}

function readUtf16String(objects: BinaryObjects, offset: number): PlistScalar {
  const bytes = objects.content(offset, 2);
  try {
    const value = new TextDecoder('utf-16be', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { type: 'string', value };
  } catch {
    throw unreadable('a string is not valid UTF-16');
  }
}
