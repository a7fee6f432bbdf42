import { createReadStream, readFileSync, statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { InputError } from '../input-error.js';
import type { Host } from './host.js';

export { about } from '../input-error.js';

/** The largest file that is read: far above any policy, profile or certificate, far below what would hurt. */
const largestInput = 64 * 1024 * 1024;

/** Why a file cannot be read or written, by the system's error code. */
const systemErrors: Readonly<Record<string, string>> = {
  ENOENT: 'This file does not exist',
  EACCES: 'Permission denied',
  EPERM: 'Permission denied',
  EISDIR: 'This is a folder. Name a file',
  ENOTDIR: 'A part of the path is not a folder',
  EEXIST: 'This file exists already',
  ENOSPC: 'The disk is full',
  EROFS: 'The file system is read-only',
  ENAMETOOLONG: 'The name is too long',
  EMFILE: 'Too many files are open',
};

/** The sentence for a failed reading of a file. Throws again what is no error of the system. */
export function readError(error: unknown, file: string): InputError {
  return fileError(error, file, systemErrors);
}

/** The sentence for a failed writing of a file. Throws again what is no error of the system. */
export function writeError(error: unknown, file: string): InputError {
  return fileError(error, file, { ...systemErrors, ENOENT: 'Its folder does not exist' });
}

function fileError(error: unknown, file: string, sentences: typeof systemErrors): InputError {
  const code =
    typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
  if (code === undefined) throw error;
  return new InputError(`${file}: ${sentences[code] ?? `The system answered ${code}`}.`);
}

/** A path as people know it: from the folder they are in, where that is below it. */
export function shownPath(host: Host, path: string): string {
  const fromHere = relative(host.cwd, resolve(host.cwd, path));
  return path === '-' || fromHere.startsWith('..') ? path : fromHere;
}

/** Whether a path is that of a folder that exists; `-` is standard input. */
export async function isFolder(host: Host, path: string): Promise<boolean> {
  if (path === '-') return false;
  return stat(resolve(host.cwd, path)).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** The bytes of a file, or of standard input for `-`. Throws InputError with the file's name. */
export async function readInput(host: Host, file: string): Promise<Uint8Array> {
  if (file === '-') return readStandardInput(host);
  const path = resolve(host.cwd, file);
  try {
    // At once, where the system knows the size: a stream takes longer than judging what it brings.
    const found = statSync(path);
    if (found.isFile() && found.size > 0 && found.size <= largestInput) return readFileSync(path);
    return await readLimited(createReadStream(path), shownPath(host, file));
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw readError(error, shownPath(host, file));
  }
}

/**
 * The bytes of a file beside the one that was named, such as one that it includes. Throws InputError for whatever is no
 * file, and for one with more bytes than are left.
 *
 * @param left how many bytes may still be read; a file without includes may be as large as any input
 */
export function readBeside(host: Host, file: string, left = largestInput): Uint8Array {
  const path = resolve(host.cwd, file);
  const shown = shownPath(host, file);
  try {
    const found = statSync(path);
    if (!found.isFile()) throw new InputError(`${shown} is not a file.`);
    if (found.size > left) throw left === largestInput ? tooLarge(shown) : tooLargeTogether(shown);
    return readFileSync(path);
  } catch (error) {
    throw error instanceof InputError ? error : readError(error, shown);
  }
}

/** How many bytes all files beside one may have together. */
export const largestBeside = largestInput;

function tooLarge(shown: string): InputError {
  const most = largestInput / 1024 / 1024;
  return new InputError(`${shown}: The file is larger than ${most} MiB. No policy or profile is.`);
}

function tooLargeTogether(shown: string): InputError {
  const most = largestInput / 1024 / 1024;
  return new InputError(`${shown} and the files before it are larger than ${most} MiB together.`);
}

const consumed = new WeakSet<Host>();

/** All of standard input. It can be read once: two things that both ask for it are told so. */
export async function readStandardInput(host: Host): Promise<Uint8Array> {
  if (consumed.has(host))
    throw new InputError('Standard input can be read once, and two options ask for it.');
  consumed.add(host);
  return readLimited(host.stdin, 'standard input');
}

/** What a stream gives, whose size a pipe or a device does not say beforehand. */
async function readLimited(stream: Readable, shown: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk));
    size += chunk.length;
    if (size > largestInput) throw tooLarge(shown);
  }
  return Buffer.concat(chunks);
}
