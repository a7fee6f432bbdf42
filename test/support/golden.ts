import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Whether this run rewrites the expected files: `UPDATE=1 npm test`. */
export const updating = process.env['UPDATE'] === '1';

/**
 * Compares with an expected file; with `UPDATE=1` it is rewritten instead.
 *
 * @param file the expected file; `actual` undefined means that there must be none
 */
export function expectGolden(file: string, actual: string | undefined): void {
  if (updating) {
    if (actual === undefined) rmSync(file, { force: true });
    else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, actual);
    }
    return;
  }
  const expected = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  expect(actual).toBe(expected);
}
