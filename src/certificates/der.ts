import forge from 'node-forge';

/**
 * DER that is not written down yet: bytes that are DER already, or a tag and what it encloses. Nothing is copied until
 * {@link derBytes}. Reading is node-forge's part, in `asn1.ts`; its writer copies everything at every level.
 */
export type Der = Uint8Array | Element;

interface Element {
  readonly tag: number;
  /** In bytes, without tag and length. */
  readonly length: number;
  readonly content: readonly Der[];
}

const tags = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  nothing: 0x05,
  oid: 0x06,
  utf8: 0x0c,
  printable: 0x13,
  ia5: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  bmp: 0x1e,
  sequence: 0x30,
  set: 0x31,
  context: 0x80,
  constructedContext: 0xa0,
} as const;

/** Writes DER down. */
export function derBytes(der: Der): Uint8Array {
  const bytes = Buffer.allocUnsafe(sizeOf(der));
  write(bytes, der, 0);
  return bytes;
}

function encode(tag: number, ...content: readonly Der[]): Der {
  let length = 0;
  for (const part of content) length += sizeOf(part);
  return { tag, length, content };
}

function sizeOf(der: Der): number {
  return 'tag' in der ? 2 + longOctets(der.length) + der.length : der.length;
}

/** How many octets follow the first octet of a length: none below 128, else as many as the number has. */
function longOctets(length: number): number {
  if (length < 0x80) return 0;
  return Math.ceil((32 - Math.clz32(length)) / 8);
}

/** Returns the index after what it wrote. */
function write(bytes: Buffer, der: Der, start: number): number {
  if (!('tag' in der)) {
    bytes.set(der, start);
    return start + der.length;
  }
  const octets = longOctets(der.length);
  bytes[start] = der.tag;
  bytes[start + 1] = octets === 0 ? der.length : 0x80 + octets;
  if (octets > 0) bytes.writeUIntBE(der.length, start + 2, octets);
  let at = start + 2 + octets;
  for (const part of der.content) at = write(bytes, part, at);
  return at;
}

/** SEQUENCE. */
export function sequence(...members: readonly Der[]): Der {
  return encode(tags.sequence, ...members);
}

/** SET OF, which DER sorts by the bytes of its members. */
export function set(...members: readonly Der[]): Der {
  if (members.length === 1) return encode(tags.set, ...members);
  return encode(tags.set, ...members.map(derBytes).sort(Buffer.compare));
}

/** `[tag]` around members: EXPLICIT around one, or the IMPLICIT form of a SEQUENCE or SET. */
export function context(tag: number, ...members: readonly Der[]): Der {
  return encode(tags.constructedContext + tag, ...members);
}

/** `[tag] IMPLICIT OCTET STRING`. */
export function implicitOctets(tag: number, bytes: Uint8Array): Der {
  return encode(tags.context + tag, bytes);
}

/** OCTET STRING. */
export function octets(bytes: Uint8Array): Der {
  return encode(tags.octets, bytes);
}

/** BIT STRING. The last bits of its last octet may be unused. */
export function bits(bytes: Uint8Array, unused = 0): Der {
  return encode(tags.bits, Uint8Array.of(unused), bytes);
}

/** BOOLEAN. */
export function boolean(value: boolean): Der {
  return encode(tags.boolean, Uint8Array.of(value ? 0xff : 0));
}

/** A string: UTF8String, or one of the types for ASCII alone. */
export function text(value: string, type: 'utf8' | 'printable' | 'ia5' = 'utf8'): Der {
  return encode(tags[type], Buffer.from(value));
}

/** BMPString, whose characters have two bytes each. */
export function wideText(value: string): Der {
  return encode(tags.bmp, Buffer.from(value, 'utf16le').swap16());
}

/** OBJECT IDENTIFIER from its dotted text. */
export function oid(dotted: string): Der {
  return encode(tags.oid, Buffer.from(forge.asn1.oidToDer(dotted).getBytes(), 'latin1'));
}

/** INTEGER, from 0 upwards, of at most 2^31 − 1. */
export function integer(value: number): Der {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return unsignedInteger(bytes);
}

/** INTEGER from an unsigned number: the shortest form, with a zero in front where its first bit would be a sign. */
export function unsignedInteger(bytes: Uint8Array): Der {
  const start = bytes.findIndex((byte) => byte !== 0);
  const digits = start < 0 ? Uint8Array.of(0) : bytes.subarray(start);
  return encode(tags.integer, ...((digits[0] ?? 0) < 0x80 ? [digits] : [Uint8Array.of(0), digits]));
}

/** INTEGER from the content of another one. */
export function sameInteger(content: Uint8Array): Der {
  return encode(tags.integer, content);
}

/** NULL. */
export function nothing(): Der {
  return encode(tags.nothing);
}

/** A time in whole seconds: UTCTime through 2049, GeneralizedTime afterwards (RFC 5652, 11.3). */
export function time(date: Date): Der {
  const digits = date
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(/[-:T]/g, '');
  return date.getUTCFullYear() < 2050
    ? encode(tags.utcTime, Buffer.from(digits.slice(2)))
    : encode(tags.generalizedTime, Buffer.from(digits));
}
