import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { writeError } from '../input.js';
import { RunEnded } from './sign-devices.js';

const beginning = '.batch-';

/** The name under which a thread writes files before they are whole: nothing is left of it but one file. */
export function temporaryName(thread: number): string {
  return `${beginning}${process.pid}-${thread}.new`;
}

/** Whether a file is what an ended run left of a file that was not whole. */
export function isTemporary(name: string): boolean {
  return name.startsWith(beginning) && name.endsWith('.new');
}

/**
 * Writes the file of a device, readable by its owner alone, and in one step: whoever looks sees all of it or what was
 * there before. It is not forced to the disk; after a loss of power its digest tells whether it got there.
 *
 * @param path from the folder
 * @throws RunEnded when the file system takes no more
 */
export function writeDeviceFile(folder: string, path: string, content: string | Uint8Array): void {
  const temporary = join(folder, temporaryName(threadId));
  const place = join(folder, path);
  try {
    try {
      writeFileSync(temporary, content, { mode: 0o600 });
      if (dirname(path) !== '.') mkdirSync(dirname(place), { recursive: true });
      renameSync(temporary, place);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  } catch (error) {
    throw new RunEnded(writeError(error, path).message);
  }
}

/** The SHA-256 of a file; undefined where there is none that can be read. */
export function sha256OfFile(folder: string, path: string): string | undefined {
  try {
    return hash('sha256', readFileSync(join(folder, path)), 'hex');
  } catch {
    return undefined;
  }
}
