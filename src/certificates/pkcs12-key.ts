import { hash } from 'node:crypto';

/** What a key is derived for: encryption, the first block of encryption, or the integrity check (RFC 7292, B.3). */
const purposes = { key: 1, block: 2, mac: 3 } as const;

/** The digests that keys are derived with: the size of what they give, and of the blocks that they take in, in bytes. */
export const pkcs12Digests = {
  'SHA-1': { size: 20, blockSize: 64 },
  'SHA-256': { size: 32, blockSize: 64 },
  'SHA-384': { size: 48, blockSize: 128 },
  'SHA-512': { size: 64, blockSize: 128 },
} as const;

export type Pkcs12Digest = keyof typeof pkcs12Digests;

/** The name by which `node:crypto` knows a digest. */
export function nodeName(digest: Pkcs12Digest): string {
  return digest.replace('-', '');
}

/** How a key is derived. */
export interface Pkcs12Derivation {
  readonly purpose: keyof typeof purposes;
  readonly digest: Pkcs12Digest;
  readonly salt: Uint8Array;
  readonly iterations: number;
  /** In bytes. */
  readonly length: number;
}

/** The key that PKCS#12 derives from a password (RFC 7292, B.2; the names of its variables in the comments). */
export function pkcs12Key(password: string, derivation: Pkcs12Derivation): Uint8Array {
  const { purpose, salt, iterations, length } = derivation;
  const digest = nodeName(derivation.digest);
  const { blockSize } = pkcs12Digests[derivation.digest];
  // D, then I = S || P.
  const diversifier = Buffer.alloc(blockSize, purposes[purpose]);
  const input = Buffer.concat([repeated(salt, blockSize), repeated(characters(password), blockSize)]);
  const keys: Buffer[] = [];
  for (let made = 0; made < length; made += keys.at(-1)?.length ?? 0) {
    // A
    const key = hash(digest, Buffer.concat([diversifier, input]), 'buffer');
    // Into the same bytes: to make a buffer takes longer than to hash one.
    for (let round = 1; round < iterations; round++) key.write(hash(digest, key, 'binary'), 'binary');
    keys.push(key);
    // B
    const addend = Buffer.alloc(blockSize, key);
    for (let start = 0; start < input.length; start += blockSize) {
      addPlusOne(input.subarray(start, start + blockSize), addend);
    }
  }
  return Buffer.concat(keys).subarray(0, length);
}

/** UTF-16, the first byte of each character first, with a zero at the end (RFC 7292, B.1). */
function characters(password: string): Uint8Array {
  return Buffer.from(`${password}\0`, 'utf16le').swap16();
}

/** Copies of the bytes, the last one cut off, that fill whole blocks. */
function repeated(bytes: Uint8Array, blockSize: number): Uint8Array {
  return Buffer.alloc(Math.ceil(bytes.length / blockSize) * blockSize, bytes);
}

/** Adds a number and one to the number in a block, both big-endian; what overflows is dropped. */
function addPlusOne(block: Uint8Array, addend: Uint8Array): void {
  let carry = 1;
  for (let index = block.length - 1; index >= 0; index--) {
    carry += (block[index] ?? 0) + (addend[index] ?? 0);
    block[index] = carry & 0xff;
    carry >>= 8;
  }
}
