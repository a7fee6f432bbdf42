import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { InputError } from '../input-error.js';
import type { Host } from './host.js';
import { isFolder, readError, shownPath } from './input.js';

/** A file to read. */
export interface InputFile {
  /** As it was given or, from a folder, with the folder as it was given in front. */
  readonly path: string;
  /** Whether it was named itself, and not found in a folder. */
  readonly named: boolean;
}

/** The files of a folder that may hold a profile or a policy. */
const extensions = /\.(mobileconfig|plist|xml|json|ya?ml)$/i;

/** The folders that hold other people's files. */
const passedOver = /(^|[\\/])(\.[^\\/]+|node_modules)[\\/]/;

/**
 * The files that the names on a command line mean: a file itself, a folder the files in it and below.
 *
 * @param ignoreUnknown whether files that are named count as those of a folder: a list of all that has changed, say
 * @throws InputError for a folder without any file of a fitting name, unless those are ignored
 */
export async function inputFiles(
  host: Host,
  names: readonly string[],
  ignoreUnknown = false,
): Promise<InputFile[]> {
  const files = await Promise.all(
    names.map(async (name) => {
      if (await isFolder(host, name)) return filesIn(host, name, ignoreUnknown);
      if (!ignoreUnknown) return [{ path: name, named: true }];
      return extensions.test(name) ? [{ path: name, named: false }] : [];
    }),
  );
  return files.flat();
}

async function filesIn(host: Host, folder: string, mayBeNone: boolean): Promise<InputFile[]> {
  const root = resolve(host.cwd, folder);
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch((error) => {
    throw readError(error, shownPath(host, folder));
  });
  const files = entries
    .filter((entry) => entry.isFile() && extensions.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => !passedOver.test(path))
    .sort();
  if (files.length === 0 && !mayBeNone) {
    throw new InputError(
      `${shownPath(host, folder)}: This folder holds no profile or policy (.mobileconfig, .plist, .xml, .json, .yaml).`,
    );
  }
  return files.map((path) => ({ path: join(folder, path), named: false }));
}
