import type { ExportedObject } from '../graph/kinds.js';
import { fileNameOf } from '../text/file-name.js';

/**
 * The name of each policy's folder: its own, with its id where another policy has the same name, in any case, as some
 * file systems do not tell them apart.
 */
export function folderNames(policies: readonly ExportedObject[]): readonly string[] {
  const names = policies.map(({ displayName = '' }) => fileNameOf(displayName, 'policy'));
  const lower = names.map((name) => name.toLowerCase());
  return names.map((name, index) => {
    const isAlone = lower.filter((other) => other === lower[index]).length === 1;
    return isAlone ? name : `${name}-${fileNameOf(policies[index]?.id ?? String(index), String(index))}`;
  });
}
