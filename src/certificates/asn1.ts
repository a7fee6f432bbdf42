import forge from 'node-forge';

const { asn1 } = forge;

/** A value of ASN.1 as node-forge holds it; its strings are binary, one character a byte. */
export type Asn1 = forge.asn1.Asn1;

/** Reads DER, or BER with indefinite lengths. Throws when the bytes are not that, or something follows them. */
export function fromBytes(bytes: Uint8Array): Asn1 {
  return asn1.fromDer(binaryOf(bytes), true);
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

/** The dotted text of an object identifier. */
export function oidOf(node: Asn1): string {
  if (!isUniversal(node, asn1.Type.OID)) throw new Error('an object identifier is expected');
  return asn1.derToOid(primitive(node));
}

/**
 * The content of a primitive value, or of an OCTET STRING that BER has in pieces. Throws on pieces of other types,
 * which readers understand differently.
 */
export function octetsOf(node: Asn1): Uint8Array {
  if (typeof node.value === 'string') return bytesOf(node.value);
  return Buffer.concat(
    node.value.map((piece) => {
      if (!isUniversal(piece, asn1.Type.OCTETSTRING)) throw new Error('pieces of octets are expected');
      return octetsOf(piece);
    }),
  );
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
