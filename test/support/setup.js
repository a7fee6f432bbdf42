import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Gives the run a temporary directory of its own, so that `teardown.js` sees what it leaves there, and beside it a folder
 * for the credentials that all test files share.
 */
export default function setup() {
  const folder = mkdtempSync(join(tmpdir(), 'alwayson-run-'));
  const [temporary, credentials] = [join(folder, 'tmp'), join(folder, 'credentials')];
  for (const path of [temporary, credentials]) mkdirSync(path);
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = temporary;
  process.env.ALWAYSON_TEST_CREDENTIALS = credentials;
}
