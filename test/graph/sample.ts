import { readFileSync } from 'node:fs';

/** The bytes of a file in `test/graph/samples`. */
export function sample(name: string): Uint8Array {
  return readFileSync(new URL(`samples/${name}`, import.meta.url));
}
