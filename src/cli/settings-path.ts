import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The path of the settings file `alwayson.yaml` of a folder, or of the next one above that has one. */
export function settingsPath(folder: string): string | undefined {
  const path = join(folder, 'alwayson.yaml');
  if (existsSync(path)) return path;
  const above = dirname(folder);
  return above === folder ? undefined : settingsPath(above);
}
