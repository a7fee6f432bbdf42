import forge from 'node-forge';
import { InputError } from '../input-error.js';

const { asn1 } = forge;

/** @internal */
declare module 'node-forge' {
  namespace asn1 {
    // @types/node-forge has the second parameter as a flag alone.
    function fromDer(bytes: forge.util.ByteStringBuffer, options: object): forge.asn1.Asn1;
  }
}

/** More than any file of ordinary use has; content of 64 MiB in pieces of a kilobyte still fits. */
const maximumValues = 100_000;

/** Signed profiles have about fifteen levels. Each more copies what is in it once more when it is written anew. */
const maxDepth = 40;

/** Identifiers above 30 take further octets (X.690, 8.1.2.4), which node-forge reads as a length. */
const longTag = 31;

/** A value of ASN.1 as node-forge holds it; its strings are binary, one character a byte. */
export type Asn1 = forge.asn1.Asn1;

/** What node-forge reads from. It asks for each octet of a tag, and for the first of each length, by itself. */
class BoundedBuffer extends forge.util.ByteStringBuffer {
  #octets = 0;

  override getByte(): number {
    this.#octets += 1;
    if (this.#octets > 2 * maximumValues) {
      throw new InputError(
        `The file holds more than ${maximumValues} ASN.1 values. alwayson does not read so many.`,
      );
    }
    return super.getByte();
  }
}

/**
 * Reads DER, or BER with indefinite lengths. Throws when the bytes are not that, or something follows them, and
 * InputError when there is too much in them to be of use. Values nested too deeply are refused by node-forge.
 */
export function fromBytes(bytes: Uint8Array): Asn1 {
  const root = asn1.fromDer(new BoundedBuffer(binaryOf(bytes)), {
    strict: true,
    decodeBitStrings: false,
    maxDepth,
  });
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (Number(node.type) === longTag) throw new Error('a tag above 30 is not read');
    if (typeof node.value === 'string') continue;
    for (const member of node.value) waiting.push(member);
  }
  return root;
}

/** The DER of a value that was read. */
export function toBytes(node: Asn1): Uint8Array {
  return bytesOf(asn1.toDer(node).getBytes());
}

/** The DER of values that were read as a SET, in their order, which for signed attributes is what was signed. */
export function toSetBytes(values: readonly Asn1[]): Uint8Array {
  return toBytes(asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SET, true, [...values]));
}

/** A binary string as bytes. */
export function bytesOf(binary: string): Uint8Array {
  return Buffer.from(binary, 'latin1');
}

/** Bytes as a binary string. */
export function binaryOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** The members of a constructed value. Throws on a primitive one. */
export function members(node: Asn1 | undefined): Asn1[] {
  if (node === undefined || typeof node.value === 'string')
    throw new Error('a constructed value is expected');
  return node.value;
}

/** The member at the end of a path of positions: `at(node, 1, 0)` is the first member of the second one. */
export function at(node: Asn1, ...path: readonly number[]): Asn1 {
  return path.reduce((from, index) => {
    const member = members(from)[index];
    if (member === undefined) throw new Error('a member is missing');
    return member;
  }, node);
}

/** The member with a context-specific tag, `[tag]` in the specifications. */
export function tagged(nodes: readonly Asn1[], tag: number): Asn1 | undefined {
  return nodes.find((node) => node.tagClass === asn1.Class.CONTEXT_SPECIFIC && node.type === tag);
}

/** The dotted text of an object identifier. Throws on a form that readers understand differently. */
export function oidOf(node: Asn1): string {
  if (!isUniversal(node, asn1.Type.OID)) throw new Error('an object identifier is expected');
  const octets = primitive(node);
  const hex = Buffer.from(octets.slice(0, longestOid), 'latin1').toString('hex');
  if (octets.length > longestOid || !wholeOid.test(hex)) {
    throw new Error('the object identifier is not in its shortest form');
  }
  try {
    return asn1.derToOid(octets);
  } catch {
    // Numbers too large for node-forge, in identifiers that are made of UUIDs.
    return hex;
  }
}

/** In hexadecimal: each number ends with an octet below 0x80 and does not begin with 0x80 (X.690, 8.19.2). */
const wholeOid = /^(?:[0-7].|(?!80)[89a-f].(?:[89a-f].)*[0-7].)+$/;
const longestOid = 255;

/**
 * The content of a BIT STRING, its bits from the first octet's highest on. Throws when it is none, or says that more
 * bits are unused than there are.
 */
export function bitsOf(node: Asn1): Uint8Array {
  if (!isUniversal(node, asn1.Type.BITSTRING)) throw new Error('a bit string is expected');
  const octets = bytesOf(primitive(node));
  const [unused] = octets;
  if (unused === undefined || unused > 7 || (unused > 0 && octets.length === 1)) {
    throw new Error('the bit string is damaged');
  }
  return octets.subarray(1);
}

/**
 * The content of a primitive value, or of an OCTET STRING that BER has in pieces. Throws on pieces of other types,
 * which readers understand differently.
 */
export function octetsOf(node: Asn1): Uint8Array {
  return typeof node.value === 'string' ? bytesOf(node.value) : Buffer.concat(piecesOf(node.value));
}

function piecesOf(pieces: readonly Asn1[]): Uint8Array[] {
  return pieces.flatMap((piece) => {
    if (!isUniversal(piece, asn1.Type.OCTETSTRING)) throw new Error('pieces of octets are expected');
    return typeof piece.value === 'string' ? bytesOf(piece.value) : piecesOf(piece.value);
  });
}

/** A whole number from 0 to 2^31 − 1. Throws on others. */
export function numberOf(node: Asn1): number {
  if (!isUniversal(node, asn1.Type.INTEGER)) throw new Error('an integer is expected');
  const number = asn1.derToInteger(primitive(node));
  if (number < 0) throw new Error('the integer is negative');
  return number;
}

/** Whether a BOOLEAN is true. Throws when it is none. */
export function booleanOf(node: Asn1): boolean {
  if (!isUniversal(node, asn1.Type.BOOLEAN)) throw new Error('a boolean is expected');
  const content = primitive(node);
  if (content.length !== 1) throw new Error('a boolean has one octet');
  return content !== '\0';
}

/** Whether the value has that universal type, for example `forge.asn1.Type.SEQUENCE`. */
export function isUniversal(node: Asn1 | undefined, type: forge.asn1.Type): boolean {
  return node?.tagClass === asn1.Class.UNIVERSAL && node.type === type;
}

function primitive(node: Asn1): string {
  if (typeof node.value !== 'string') throw new Error('a primitive value is expected');
  return node.value;
}
