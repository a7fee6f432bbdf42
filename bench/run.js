/**
 * Runs every benchmark, each in a process of its own, or the one that is named. Figures are printed and nothing is
 * asserted. `BEFORE=FOLDER`, a checkout of an earlier version that is built, has both measured in turns.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = import.meta.dirname;
const only = process.argv[2];
for (const name of readdirSync(folder).sort()) {
  if (!name.endsWith('.js') || name === 'run.js' || (only !== undefined && name !== `${only}.js`)) continue;
  execFileSync(process.execPath, [join(folder, name)], { stdio: 'inherit', cwd: join(folder, '..') });
  console.log();
}
