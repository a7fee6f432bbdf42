import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { InputError } from '../input-error.js';
import type { OpenedFolder } from '../open/folder.js';
import type { FolderFile } from '../open/folder-file.js';
import type { OpenOptions } from '../open/open.js';
import type { Opened } from '../open/opened.js';
import { plural, printable } from '../report/wording.js';
import type { Host } from './host.js';
import { about, isFolder, readError, readInput, shownPath } from './input.js';
import { say } from './say.js';

/** More files than any delivery has: a folder that was named by mistake must not be read whole. */
const mostFiles = 500;

/** The folders that hold other people's files. */
const passedOver = /(^|[\\/])(\.[^\\/]+|node_modules)[\\/]/;

/** Opens a file, or a folder as the one thing that it holds; the files of a folder that are passed over are named. */
export async function openInput(host: Host, name: string, options: OpenOptions): Promise<Opened> {
  const shown = shownPath(host, name);
  if (!(await isFolder(host, name))) {
    const bytes = await readInput(host, name);
    const { open } = await import('../open/open.js');
    return about(shown, () => open(bytes, options));
  }
  const opened = await openFolderInput(host, name, options);
  sayPassedOver(host, opened.passedOver);
  return opened;
}

/** Opens a folder as the one thing that it holds. */
export async function openFolderInput(host: Host, name: string, options: OpenOptions): Promise<OpenedFolder> {
  const files = await filesIn(host, name);
  const { openFolder } = await import('../open/folder.js');
  return about(shownPath(host, name), () => openFolder(files, options));
}

/** Says which files were left out. */
export function sayPassedOver(host: Host, files: readonly string[]): void {
  if (files.length === 0) return;
  const names = files.slice(0, 5).map(printable).join(', ');
  say(
    host.stderr,
    `Skipped ${plural(files.length, 'file')} without a profile or policy: ${names}${files.length > 5 ? ', …' : ''}`,
  );
}

async function filesIn(host: Host, folder: string): Promise<FolderFile[]> {
  const root = resolve(host.cwd, folder);
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch((error) => {
    throw readError(error, shownPath(host, folder));
  });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => !passedOver.test(path) && !path.startsWith('.'));
  if (paths.length > mostFiles) {
    throw new InputError(
      `${shownPath(host, folder)}: The folder has ${paths.length} files. A folder that is read as one profile may have at most ${mostFiles}.`,
    );
  }
  return Promise.all(
    paths.map(async (path) => ({
      path: path.replaceAll('\\', '/'),
      bytes: await readInput(host, join(folder, path)),
    })),
  );
}
