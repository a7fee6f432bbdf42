import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** Makes an empty folder, which is removed when the tests of the file are done. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'alwayson-'));
  made.push(folder);
  return folder;
}
