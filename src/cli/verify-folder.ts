import { InputError } from '../input-error.js';
import type { OpenedFolder } from '../open/folder.js';
import type { FileReport } from '../report/report.js';
import { type VerifyOptions, verifyOpened } from '../verify/verify.js';
import type { Host } from './host.js';
import { isFolder } from './input.js';
import { openFolderInput } from './open-input.js';

/**
 * Compares a folder with what was ordered as the one thing that it is: declarations, or payloads that belong into one
 * profile, of which no file alone has all that was ordered. Undefined for anything else.
 */
export async function verifyWholeFolder(
  host: Host,
  names: readonly string[],
  options: VerifyOptions,
): Promise<FileReport | undefined> {
  const [name, ...others] = names;
  if (options.against === undefined || name === undefined || others.length > 0) return undefined;
  if (!(await isFolder(host, name))) return undefined;
  const opened = await openedWhole(host, name, options);
  if (opened === undefined || opened.used.length < 2) return undefined;
  const { profile, ...verification } = await verifyOpened(opened, options);
  return { file: name, ...verification };
}

/** What cannot be opened as one is judged file by file, and told there. */
async function openedWhole(
  host: Host,
  name: string,
  options: VerifyOptions,
): Promise<OpenedFolder | undefined> {
  try {
    return await openFolderInput(host, name, options);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
