import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { InputError } from '../input-error.js';
import type { Host } from './host.js';
import { writeError } from './input.js';

/** One file to write. */
export interface OutputFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/**
 * Writes files whole: all of them beside their places first, readable by their owner alone, then each by rename.
 * A file that exists is replaced only with `force`. Nothing is waited for in between, so that a signal that ends the
 * run comes before the first file or after the last and leaves nothing half-written behind.
 *
 * @throws InputError when one cannot be written; then none is
 */
export async function writeFiles(host: Host, files: readonly OutputFile[], force: boolean): Promise<void> {
  const targets = files.map((file) => {
    const path = resolve(host.cwd, file.path);
    const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}`);
    return { path, temporary, content: file.content, shown: file.path };
  });
  for (const { path, shown } of targets) if (!force) refuseExisting(path, shown);
  try {
    for (const { temporary, content, shown } of targets) {
      naming(shown, () => writeNew(temporary, content));
    }
    for (const { temporary, path, shown } of targets) naming(shown, () => renameSync(temporary, path));
  } finally {
    for (const { temporary } of targets) rmSync(temporary, { force: true });
  }
}

function refuseExisting(path: string, shown: string): void {
  if (existsSync(path)) {
    throw new InputError(`${shown}: exists already and is left as it is; --force replaces it`);
  }
}

function writeNew(path: string, content: string | Uint8Array): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function naming(shown: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw writeError(error, shown);
  }
}
