import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  differenceFinding,
  leftOverFinding,
  refuseOtherPolicy,
  type Standing,
  standingOf,
} from '../../pull/earlier.js';
import { fileNames, filesOf, openBindings, type PulledFile } from '../../pull/files.js';
import { folderNames } from '../../pull/layout.js';
import type { PulledPolicy } from '../../pull/pull.js';
import type { FileReport } from '../../report/report.js';
import type { Host } from '../host.js';
import { readError, shownPath } from '../input.js';

/** A file of a pull and how it stands to what is there; its path is from the folder that people are in. */
export interface PlacedFile extends PulledFile {
  readonly standing: Standing;
}

/** A policy's files in their places. */
export interface PulledFolder {
  /** What the policy is called in names of files. */
  readonly name: string;
  readonly policy: string;
  readonly bindings: string;
  /** The bindings that are still to be filled in. */
  readonly open: readonly string[];
  readonly files: readonly PlacedFile[];
  /** Files of an earlier pull that this one has nothing for. */
  readonly leftOver: readonly string[];
}

/**
 * The files of policies in their places. A single policy lies in the folder itself, so that its path is short and holds
 * no name that has to be quoted. Several have a folder each.
 *
 * @throws InputError when a folder has another policy, or what is there cannot be read
 */
export async function foldersOf(
  pulled: readonly PulledPolicy[],
  output: string,
  host: Host,
): Promise<readonly PulledFolder[]> {
  const names = folderNames(pulled.map(({ policy }) => policy));
  return Promise.all(
    pulled.map((one, index) => {
      const name = names[index] ?? '';
      return folderOf(one, name, pulled.length === 1 ? output : join(output, name), host);
    }),
  );
}

async function folderOf(
  pulled: PulledPolicy,
  name: string,
  folder: string,
  host: Host,
): Promise<PulledFolder> {
  const at = (file: string) => join(folder, file);
  const there = async (file: string) => readIfThere(host, at(file));
  const pulledFiles = filesOf(pulled);
  const files = await Promise.all(
    pulledFiles.map(async (file) => {
      const before = await there(file.path);
      if (file.path === fileNames.policy) refuseOtherPolicy(folder, file.content, before);
      return { ...file, path: at(file.path), standing: standingOf(file, before) };
    }),
  );
  const missing = Object.values(fileNames).filter((path) => !pulledFiles.some((file) => file.path === path));
  const old = await Promise.all(
    missing.map(async (file) => ((await there(file)) === undefined ? [] : [at(file)])),
  );
  return {
    name,
    policy: at(fileNames.policy),
    bindings: at(fileNames.bindings),
    open: openBindings(pulled),
    files,
    // What was refused may still be there.
    leftOver: pulled.refusals.length > 0 ? [] : old.flat(),
  };
}

async function readIfThere(host: Host, path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(resolve(host.cwd, path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw readError(error, shownPath(host, path));
  }
}

/** What there is to say of each file. What is overwritten was asked for. */
export function reportsOn(folders: readonly PulledFolder[], overwrites: boolean): readonly FileReport[] {
  return folders.flatMap(({ files, leftOver }) => [
    ...files.map((file) => {
      const { path, document, findings, standing } = file;
      const isLost = standing.is === 'different' && !overwrites;
      return {
        file: path,
        document,
        findings: [...findings, ...(isLost ? [differenceFinding(file, standing.paths)] : [])],
      };
    }),
    ...leftOver.map((path) => ({ file: path, document: 'policy' as const, findings: [leftOverFinding()] })),
  ]);
}
