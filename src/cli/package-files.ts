import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { getAsset, isSea } from 'node:sea';
import { fileURLToPath } from 'node:url';

/** The asset of a program without Node that names all others. */
export const assetOfNames = 'names.json';

/** A file of the package, for example `templates/certificate/policy.json`: from its folder, or out of the program. */
export function packageFile(path: string): Buffer {
  return isSea() ? Buffer.from(getAsset(path)) : readFileSync(inPackage(path));
}

/** The paths of all files in a folder of the package and below, in order, from the folder on and with `/` in them. */
export function packageFiles(folder: string): readonly string[] {
  const start = `${folder}/`;
  if (isSea()) {
    const inFolder = namesOfAssets().filter((name) => name.startsWith(start));
    return inFolder.map((name) => name.slice(start.length));
  }
  const path = inPackage(start);
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(path, join(parentPath, name)).replaceAll(sep, '/'))
    .sort();
}

function namesOfAssets(): readonly string[] {
  return JSON.parse(getAsset(assetOfNames, 'utf8'));
}

/** Where a file of the package is. Its folder is two above this file, in `src/cli` as in `dist/cli`. */
export function inPackage(path: string): string {
  return join(fileURLToPath(new URL('../../', import.meta.url)), path);
}
