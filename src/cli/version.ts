import { packageFile } from './package-files.js';

/** The version of the package. */
export function packageVersion(): string {
  const manifest: { version: string } = JSON.parse(packageFile('package.json').toString());
  return manifest.version;
}
