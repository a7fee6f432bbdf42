import { readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Compiled code is there for the next run. */
const keptByNode = /^node-compile-cache/;

/** Removes the folder of the run; fails when a test or a command has left something in the temporary directory. */
export default function teardown() {
  const folder = dirname(process.env.ALWAYSON_TEST_CREDENTIALS);
  const left = readdirSync(join(folder, 'tmp'), { recursive: true }).filter((path) => !keptByNode.test(path));
  rmSync(folder, { recursive: true });
  if (left.length > 0) throw new Error(`left in the temporary directory: ${left.join(', ')}`);
}
