import { randomBytes } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { InputError } from '../input-error.js';
import type { Host } from './host.js';
import { writeError } from './input.js';
import { undoneOnSignal } from './undo-on-signal.js';

/** One file to write. */
export interface OutputFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** A file on its way to its place. */
interface Target {
  readonly path: string;
  /** As the user gave the path. */
  readonly shown: string;
  readonly content: string | Uint8Array;
  /** Where it is written first, in the same folder. */
  readonly temporary: string;
  /** Where the file that it replaces is kept until all files are in their places. */
  readonly former: string;
}

/**
 * Writes files whole: all of them beside their places first, readable by their owner alone, then each in one step.
 * A file that exists is replaced only with `force`, also one that another program makes meanwhile. A signal ends the
 * run before the first file or after the last.
 *
 * @throws InputError when one cannot be written; then none is, and what was there before is there again
 */
export function writeFiles(host: Host, files: readonly OutputFile[], force: boolean): Promise<void> {
  return undoneOnSignal(nothing, () => writeAll(host, files, force));
}

function writeAll(host: Host, files: readonly OutputFile[], force: boolean): void {
  const targets = files.map((file) => targetOf(host, file));
  for (const target of targets) naming(target, () => refuseUnfit(target, force));
  const placed: Target[] = [];
  try {
    for (const target of targets) naming(target, () => writeNew(target));
    for (const target of targets) {
      naming(target, () => (force ? replace(target) : placeNew(target)));
      placed.push(target);
    }
  } catch (error) {
    for (const target of placed) takeBack(target);
    throw error;
  } finally {
    for (const { temporary, former } of targets) for (const path of [temporary, former]) removeIfThere(path);
  }
}

/**
 * Writes files as {@link writeFiles} does, and makes the folders that they need.
 *
 * @throws InputError when one cannot be written; then none is, and no new folder stays
 */
export function writeFilesInFolders(host: Host, files: readonly OutputFile[], force: boolean): Promise<void> {
  return undoneOnSignal(nothing, () => writeAllInFolders(host, files, force));
}

/** What is written whole, or taken back at once, needs no undoing. */
const nothing = () => undefined;

function writeAllInFolders(host: Host, files: readonly OutputFile[], force: boolean): void {
  const made: string[] = [];
  try {
    for (const folder of new Set(files.map(({ path }) => dirname(path)))) {
      const first = naming({ shown: folder }, () =>
        mkdirSync(resolve(host.cwd, folder), { recursive: true }),
      );
      if (first !== undefined) made.push(first);
    }
    writeAll(host, files, force);
  } catch (error) {
    for (const folder of made) rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** The names on the way are short: a name may have as many bytes as the file system takes already. */
function targetOf(host: Host, { path: shown, content }: OutputFile): Target {
  const path = resolve(host.cwd, shown);
  const besides = join(dirname(path), `.${randomBytes(8).toString('hex')}`);
  return { path, shown, content, temporary: `${besides}.new`, former: `${besides}.old` };
}

function refuseUnfit({ path, shown }: Target, force: boolean): void {
  const link = lstatSync(path, { throwIfNoEntry: false });
  if (link === undefined) return;
  const found = link.isSymbolicLink() ? statSync(path, { throwIfNoEntry: false }) : link;
  if (found?.isDirectory()) throw new InputError(`${shown}: This is a folder. Name a file.`);
  if (found !== undefined && !found.isFile()) {
    throw new InputError(`${shown} is a device or a pipe, not a file. -o - writes to standard output.`);
  }
  if (!force) throw existsAlready(shown);
}

function existsAlready(shown: string): InputError {
  return new InputError(`${shown} exists already. --force replaces it.`);
}

function writeNew({ temporary, content }: Target): void {
  const file = openSync(temporary, 'wx', 0o600);
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** A link fails where the name has been taken meanwhile, which a rename does not. */
function placeNew({ temporary, path, shown }: Target): void {
  try {
    linkSync(temporary, path);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST') throw existsAlready(shown);
    if (!withoutLinks.has(code)) throw error;
    if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) throw existsAlready(shown);
    renameSync(temporary, path);
  }
}

/** What systems answer on file systems that have no hard links, such as FAT. */
const withoutLinks: ReadonlySet<unknown> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

function replace({ temporary, path, former }: Target): void {
  if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) keep(path, former);
  renameSync(temporary, path);
}

function keep(path: string, former: string): void {
  try {
    linkSync(path, former);
  } catch (error) {
    if (!withoutLinks.has(codeOf(error))) throw error;
    copyFileSync(path, former);
  }
}

function takeBack({ path, former }: Target): void {
  if (lstatSync(former, { throwIfNoEntry: false }) === undefined) removeIfThere(path);
  else renameSync(former, path);
}

/** Cleaning up hides no error: the folder may be out of reach, which was the error. */
function removeIfThere(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Nothing of ours is there, or it cannot be reached.
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

function naming<Result>({ shown }: Pick<Target, 'shown'>, write: () => Result): Result {
  try {
    return write();
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw writeError(error, shown);
  }
}

/**
 * Where a profile goes that may hold keys and passwords: `-` where nothing was named, but on a terminal it is shown
 * only to those who ask for that.
 *
 * @throws InputError on a terminal where nothing was named
 */
export function profileOutput(host: Host, output: string | undefined): string {
  if (output === undefined && host.stdout.isTTY === true) {
    throw new InputError('Name a file for the profile with -o FILE. -o - shows it here, with its secrets.');
  }
  return output ?? '-';
}
