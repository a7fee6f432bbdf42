/** What a forged trailer may say; what is left out is what fits. */
interface Forgery {
  readonly top?: number;
  readonly count?: bigint;
  readonly tableOffset?: bigint;
  readonly offsetSize?: number;
  readonly referenceSize?: number;
  readonly offsets?: readonly number[];
}

/** A binary property list of these objects, each the bytes that the format gives it; references are one byte. */
export function binaryPlist(objects: readonly (readonly number[])[], forged: Forgery = {}): Uint8Array {
  const offsets: number[] = [];
  let end = 8;
  for (const object of objects) {
    offsets.push(end);
    end += object.length;
  }
  const table = Buffer.alloc(objects.length * 2);
  for (const [index, offset] of (forged.offsets ?? offsets).entries()) table.writeUInt16BE(offset, index * 2);
  const trailer = Buffer.alloc(32);
  trailer.writeUInt8(forged.offsetSize ?? 2, 6);
  trailer.writeUInt8(forged.referenceSize ?? 1, 7);
  trailer.writeBigUInt64BE(forged.count ?? BigInt(objects.length), 8);
  trailer.writeBigUInt64BE(BigInt(forged.top ?? 0), 16);
  trailer.writeBigUInt64BE(forged.tableOffset ?? BigInt(end), 24);
  return new Uint8Array(
    Buffer.concat([Buffer.from('bplist00'), Buffer.from(objects.flat()), table, trailer]),
  );
}
