import { createHash } from 'node:crypto';
import { toBytes } from './asn1.js';
import { openPkcs12 } from './pkcs12-file.js';
import { writePkcs12 } from './write-pkcs12.js';

/**
 * Rewrites a PKCS#12 file into the form that every iOS opens: keys and certificates under 3DES, integrity under
 * SHA-1. Everything in it stays, its names too. The same file and password give the same bytes: the salts are made
 * from the file, whose own salts are random. Throws InputError as reading the file does.
 */
export function toLegacyPkcs12(bytes: Uint8Array, password: string): Uint8Array {
  const bags = openPkcs12(bytes, password).bags.map(({ kind, content, attributes }) => ({
    kind,
    content: toBytes(content),
    attributes: attributes && toBytes(attributes),
  }));
  return writePkcs12(bags, password, 'legacy', (use, size) =>
    createHash('sha256').update(use).update(bytes).digest().subarray(0, size),
  );
}
