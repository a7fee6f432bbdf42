import { build } from 'plist';
import { InputError } from '../input-error.js';
import { pointer } from '../pointer.js';
import { defaultPlistLimits } from './limits.js';
import { fitsDate, fitsInteger } from './range.js';
import type { PlistValue } from './value.js';

/** Anything but the characters of XML 1.0 (https://www.w3.org/TR/xml/#charsets); lone surrogates are not. */
const notXmlCharacter = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/**
 * A property list as XML, as Apple's tools write it: tab indentation, `<?xml` as the very first characters, a
 * newline at the end, the keys in the order given.
 * @param value any depth up to the limit of the reader; whole numbers become `integer`, others `real`.
 * @throws InputError naming the key path (never the value) when something has no form in an XML property list
 * and would be left out or mangled: not a number, null, characters XML cannot hold, fractions of a second …
 */
export function writePlist(value: PlistValue): string {
  refuseWhatHasNoForm(value, '', 0);
  // The types of `build` leave bigint out; build itself writes one as an integer.
  const xml = build(value as Parameters<typeof build>[0], { indent: '\t', newline: '\n' });
  // Apple's reader refuses the short form ("Encountered empty <data>", CFPropertyList.c).
  return `${xml.replaceAll('<data/>', '<data></data>')}\n`;
}

function refuseWhatHasNoForm(value: unknown, path: string, depth: number): void {
  if (Array.isArray(value)) {
    refuseTooDeep(path, depth + 1);
    // Not forEach: it passes over holes, which `build` would leave out.
    for (let index = 0; index < value.length; index += 1) {
      refuseWhatHasNoForm(value[index], path + pointer(index), depth + 1);
    }
  } else if (Object.prototype.toString.call(value) === '[object Object]') {
    refuseTooDeep(path, depth + 1);
    for (const [key, item] of Object.entries(value as object)) {
      if (notXmlCharacter.test(key)) fail(path, 'has a key with a character that XML cannot hold');
      if (key.length > defaultPlistLimits.keyLength) {
        fail(path, `has a key of more than ${defaultPlistLimits.keyLength} characters`);
      }
      refuseWhatHasNoForm(item, path + pointer(key), depth + 1);
    }
  } else {
    const reason = scalarProblem(value);
    if (reason !== undefined) fail(path, reason);
  }
}

function refuseTooDeep(path: string, depth: number): void {
  if (depth > defaultPlistLimits.depth) {
    fail(path, `is inside more than ${defaultPlistLimits.depth} dictionaries and arrays`);
  }
}

function scalarProblem(value: unknown): string | undefined {
  if (typeof value === 'string') {
    return notXmlCharacter.test(value) ? 'has a character that XML cannot hold' : undefined;
  }
  if (typeof value === 'boolean' || value instanceof Uint8Array) return undefined;
  if (typeof value === 'bigint') {
    return fitsInteger(value) ? undefined : 'is an integer of more than 64 bits';
  }
  if (typeof value === 'number') return numberProblem(value);
  if (value instanceof Date) return dateProblem(value);
  return 'is not a value that a property list can hold';
}

function numberProblem(value: number): string | undefined {
  if (!Number.isFinite(value)) return 'is not a finite number';
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    return 'is too large for an exact integer. Give it as a bigint';
  }
  return undefined;
}

function dateProblem(value: Date): string | undefined {
  if (Number.isNaN(value.getTime())) return 'is not a valid date';
  if (value.getUTCMilliseconds() !== 0) return 'is a date with a fraction of a second';
  return fitsDate(value) ? undefined : 'is a date outside the years 1 to 9999';
}

function fail(path: string, reason: string): never {
  throw new InputError(`The property list cannot be written: ${path || 'its root'} ${reason}.`);
}
