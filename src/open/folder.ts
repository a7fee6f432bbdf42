import { InputError } from '../input-error.js';
import { declarationsIn, openDeclaredFolder } from './declared-folder.js';
import { asFleetReads } from './fleet-folder.js';
import type { FolderFile } from './folder-file.js';
import { type OpenOptions, open } from './open.js';
import { type Opened, OtherKindError } from './opened.js';
import { openPayloads } from './plist.js';

/** A folder out of all that it is. */
export interface OpenedFolder extends Opened {
  /** The files that were read as one thing. */
  readonly used: readonly string[];
  /** Files that are neither profiles nor policies. */
  readonly passedOver: readonly string[];
}

/**
 * Opens a folder as the one thing that it holds: a profile or policy with whatever a management system keeps beside it,
 * declarations with the files that they point at, or payloads that belong into one profile.
 *
 * @throws InputError when it holds none, more than one, or one that cannot be read
 */
export async function openFolder(
  files: readonly FolderFile[],
  options: OpenOptions = {},
): Promise<OpenedFolder> {
  const ordered = asFleetReads(files.toSorted((one, other) => (one.path < other.path ? -1 : 1)));
  const declared = await declarationsIn(ordered);
  if (declared.length > 0) {
    const { opened, used } = await openDeclaredFolder(declared, ordered, options);
    return folder(opened, used, ordered);
  }
  const found: { file: FolderFile; opened: Opened }[] = [];
  for (const file of ordered) {
    const opened = await openedFile(file, options);
    if (opened !== undefined) found.push({ file, opened });
  }
  const paths = found.map(({ file }) => file.path);
  const [first, ...others] = found;
  if (first === undefined) throw new OtherKindError('No file in this folder is a profile or a policy.');
  if (others.length === 0) return folder(first.opened, paths, ordered);
  const nodes = found.flatMap(({ opened }) => (opened.kind === 'payloads' && opened.profile) || []);
  if (nodes.length === found.length) return folder(openPayloads(nodes), paths, ordered);
  throw new InputError(
    `The folder holds ${found.length} profiles or policies. Name one of them: ${paths.join(', ')}`,
  );
}

function folder(opened: Opened, used: readonly string[], files: readonly FolderFile[]): OpenedFolder {
  const passedOver = files.map(({ path }) => path).filter((path) => !used.includes(path));
  return { ...opened, used, passedOver };
}

async function openedFile({ path, bytes }: FolderFile, options: OpenOptions): Promise<Opened | undefined> {
  try {
    return await open(bytes, options);
  } catch (error) {
    if (error instanceof OtherKindError) return undefined;
    throw error instanceof InputError ? new InputError(`${path}: ${error.message}`) : error;
  }
}
