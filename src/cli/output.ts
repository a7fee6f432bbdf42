import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { access, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { InputError } from '../input-error.js';
import type { Host } from './host.js';
import { writeError } from './input.js';

/** One file to write. */
export interface OutputFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** Files that are being written; a run that is stopped by a signal leaves none of them behind. */
const unfinished = new Set<string>();

/** Removes what is half written: called when a signal ends the run. */
export function removeUnfinished(): void {
  for (const path of unfinished) rmSync(path, { force: true });
}

/**
 * Writes files whole: all of them beside their places first, readable by their owner alone, then each by rename.
 * A file that exists is replaced only with `force`.
 *
 * @throws InputError when one cannot be written; then none is
 */
export async function writeFiles(host: Host, files: readonly OutputFile[], force: boolean): Promise<void> {
  const targets = files.map((file) => ({ ...file, path: resolve(host.cwd, file.path), shown: file.path }));
  if (!force) for (const { path, shown } of targets) await refuseExisting(path, shown);
  const written: { temporary: string; path: string; shown: string }[] = [];
  try {
    for (const { path, shown, content } of targets) {
      written.push({ temporary: await writeBeside(path, shown, content), path, shown });
    }
    for (const { temporary, path, shown } of written) {
      await rename(temporary, path).catch((error) => {
        throw writeError(error, shown);
      });
      unfinished.delete(temporary);
    }
  } finally {
    await Promise.all(written.map(({ temporary }) => rm(temporary, { force: true })));
    for (const { temporary } of written) unfinished.delete(temporary);
  }
}

async function refuseExisting(path: string, shown: string): Promise<void> {
  const exists = await access(path).then(
    () => true,
    () => false,
  );
  if (exists) throw new InputError(`${shown}: exists already and is left as it is; --force replaces it`);
}

async function writeBeside(path: string, shown: string, content: string | Uint8Array): Promise<string> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}`);
  unfinished.add(temporary);
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    return temporary;
  } catch (error) {
    rmSync(temporary, { force: true });
    unfinished.delete(temporary);
    throw writeError(error, shown);
  }
}
