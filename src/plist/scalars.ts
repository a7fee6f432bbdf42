import { fitsDate, fitsInteger, plainInteger } from './range.js';

/** A scalar without its place: what the text of one element means. */
export type PlistScalar =
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'integer'; readonly value: number | bigint }
  | { readonly type: 'real'; readonly value: number }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'date'; readonly value: Date }
  | { readonly type: 'data'; readonly value: Uint8Array };

interface ScalarElement {
  /** What the element may hold, to be said when it holds something else. */
  readonly allowed: string;
  /** Whether a CDATA section may stand in it, for Apple's reader. */
  readonly cdata: boolean;
  /** Whether Apple's reader takes the short form such as `<string/>`. */
  readonly mayBeShort: boolean;
  /** The value, or undefined where the text is none that is allowed. */
  read(text: string): PlistScalar | undefined;
}

/**
 * The scalar elements of an XML property list, as strict as Apple's reader (CFPropertyList.c of
 * swift-corelibs-foundation): white space may lead a number but not follow it, and CDATA is text only where
 * text is expected. Stricter than it in two points where it silently makes up a value: dates that do not exist,
 * and base64 with foreign characters or without its padding.
 */
export const scalarElements = {
  string: {
    allowed: 'text',
    cdata: true,
    mayBeShort: true,
    read: (text) => ({ type: 'string', value: text }),
  },
  integer: {
    allowed: 'a whole number of at most 64 bits, decimal or hexadecimal after 0x, with nothing behind it',
    cdata: false,
    mayBeShort: false,
    read: readInteger,
  },
  real: {
    allowed: 'a number such as 1.5 or -2e3, nan or infinity, with nothing behind it',
    cdata: true,
    mayBeShort: false,
    read: readReal,
  },
  true: {
    allowed: 'nothing',
    cdata: false,
    mayBeShort: true,
    read: (text) => (text === '' ? { type: 'boolean', value: true } : undefined),
  },
  false: {
    allowed: 'nothing',
    cdata: false,
    mayBeShort: true,
    read: (text) => (text === '' ? { type: 'boolean', value: false } : undefined),
  },
  date: {
    allowed: 'a date in UTC such as 2026-01-31T12:00:00Z, with nothing around it',
    cdata: false,
    mayBeShort: false,
    read: readDate,
  },
  data: { allowed: 'base64 with its padding', cdata: false, mayBeShort: false, read: readData },
} as const satisfies Record<string, ScalarElement>;

export type ScalarElementName = keyof typeof scalarElements;

/** Longer than any number, so that a hostile one costs nothing. */
const longestNumber = 1000;
const integerText = /^[ \t\n\r]*(?:([+-])[ \t\n\r]*)?(0[xX][0-9a-fA-F]+|[0-9]+)$/;

function readInteger(text: string): PlistScalar | undefined {
  if (text.length > longestNumber) return undefined;
  // What nearly every integer of a profile is needs none of what follows.
  if (/^[0-9]{1,15}$/.test(text)) return { type: 'integer', value: Number(text) };
  const match = integerText.exec(text);
  if (match === null) return undefined;
  const [, sign, digits = ''] = match;
  const value = sign === '-' ? -BigInt(digits) : BigInt(digits);
  return fitsInteger(value) ? { type: 'integer', value: plainInteger(value) } : undefined;
}

const realText = /^[ \t\n\r]*[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/;
const infinityText = /^[+-]?inf(?:inity)?$/i;

function readReal(text: string): PlistScalar | undefined {
  if (text.length > longestNumber) return undefined;
  if (realText.test(text)) return { type: 'real', value: Number(text) };
  if (/^nan$/i.test(text)) return { type: 'real', value: Number.NaN };
  if (!infinityText.test(text)) return undefined;
  const value = text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return { type: 'real', value };
}

function readDate(text: string): PlistScalar | undefined {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$/.test(text)) return undefined;
  const value = new Date(text);
  if (!fitsDate(value)) return undefined;
  // Date turns 30 February into 1 March; such a date does not come back as it was written.
  return value.toISOString() === text.replace('Z', '.000Z') ? { type: 'date', value } : undefined;
}

function readData(text: string): PlistScalar | undefined {
  const base64 = text.replace(/[ \t\n\r]+/g, '');
  const unpadded = base64.replace(/={1,2}$/, '');
  if (base64.length % 4 !== 0 || /[^A-Za-z0-9+/]/.test(unpadded)) return undefined;
  return { type: 'data', value: new Uint8Array(Buffer.from(base64, 'base64')) };
}
