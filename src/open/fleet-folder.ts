import { decodeText } from '../text/decode.js';
import type { FolderFile } from './folder-file.js';

/** A run of backslashes before a dollar, in a profile. */
const escaped = /(?<!\\)(\\+)\$/g;

/**
 * The files of a folder for Fleet's GitOps as they reach devices: fleetctl takes an odd number of backslashes before a
 * dollar for an escape and halves them. Other folders stay as they are.
 */
export function asFleetReads(files: readonly FolderFile[]): readonly FolderFile[] {
  if (!files.some(({ path }) => /(^|\/)fleets\/[^/]+\.ya?ml$/i.test(path))) return files;
  return files.map((file) => {
    const { path, bytes } = file;
    if (!/\.mobileconfig$/i.test(path) || !Buffer.from(bytes).includes('\\$')) return file;
    const text = decodeText(bytes).replace(escaped, (whole, run: string) =>
      run.length % 2 === 1 ? `${'\\'.repeat((run.length - 1) / 2)}$` : whole,
    );
    return { path, bytes: Buffer.from(text) };
  });
}
