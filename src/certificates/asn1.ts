import forge from 'node-forge';

const { asn1 } = forge;

/** A value of ASN.1 as node-forge holds it; its strings are binary, one character a byte. */
export type Asn1 = forge.asn1.Asn1;

/** Reads DER, or BER with indefinite lengths. Throws when the bytes are not that, or something follows them. */
export function fromBytes(bytes: Uint8Array): Asn1 {
  return asn1.fromDer(binaryOf(bytes), true);
}

/** Writes DER. */
export function toBytes(node: Asn1): Uint8Array {
  return bytesOf(asn1.toDer(node).getBytes());
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

/** The dotted text of an object identifier. */
export function oidOf(node: Asn1): string {
  if (!isUniversal(node, asn1.Type.OID)) throw new Error('an object identifier is expected');
  return asn1.derToOid(primitive(node));
}

/** The content of an OCTET STRING, put together where BER has it in pieces. */
export function octetsOf(node: Asn1): Uint8Array {
  if (typeof node.value === 'string') return bytesOf(node.value);
  return Buffer.concat(node.value.map(octetsOf));
}

/** A whole number from 0 to 2^31 − 1. Throws on others. */
export function numberOf(node: Asn1): number {
  if (!isUniversal(node, asn1.Type.INTEGER)) throw new Error('an integer is expected');
  const number = asn1.derToInteger(primitive(node));
  if (number < 0) throw new Error('the integer is negative');
  return number;
}

/** Whether the value has that universal type, for example `forge.asn1.Type.SEQUENCE`. */
export function isUniversal(node: Asn1 | undefined, type: forge.asn1.Type): boolean {
  return node?.tagClass === asn1.Class.UNIVERSAL && node.type === type;
}

function primitive(node: Asn1): string {
  if (typeof node.value !== 'string') throw new Error('a primitive value is expected');
  return node.value;
}

/** SEQUENCE. */
export function sequence(...values: readonly Asn1[]): Asn1 {
  return asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, [...values]);
}

/** SET, its members in the order given. */
export function set(...values: readonly Asn1[]): Asn1 {
  return asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SET, true, [...values]);
}

/** SET OF in DER: sorted by the bytes of its members. */
export function sortedSet(...values: readonly Asn1[]): Asn1 {
  return set(...values.toSorted((a, b) => Buffer.compare(toBytes(a), toBytes(b))));
}

/** `[tag]` around values: EXPLICIT around one, or the IMPLICIT form of a SEQUENCE or SET. */
export function context(tag: number, ...values: readonly Asn1[]): Asn1 {
  return asn1.create(asn1.Class.CONTEXT_SPECIFIC, tag, true, [...values]);
}

/** `[tag] IMPLICIT OCTET STRING`. */
export function implicitOctets(tag: number, bytes: Uint8Array): Asn1 {
  return asn1.create(asn1.Class.CONTEXT_SPECIFIC, tag, false, binaryOf(bytes));
}

/** OBJECT IDENTIFIER from its dotted text. */
export function oid(dotted: string): Asn1 {
  return asn1.create(asn1.Class.UNIVERSAL, asn1.Type.OID, false, asn1.oidToDer(dotted).getBytes());
}

/** OCTET STRING. */
export function octets(bytes: Uint8Array): Asn1 {
  return asn1.create(
    asn1.Class.UNIVERSAL,
    asn1.Type.OCTETSTRING,
    false,
    Buffer.from(bytes).toString('latin1'),
  );
}

/** INTEGER. */
export function integer(value: number): Asn1 {
  return asn1.create(asn1.Class.UNIVERSAL, asn1.Type.INTEGER, false, asn1.integerToDer(value).getBytes());
}

/** NULL. */
export function nothing(): Asn1 {
  return asn1.create(asn1.Class.UNIVERSAL, asn1.Type.NULL, false, '');
}
