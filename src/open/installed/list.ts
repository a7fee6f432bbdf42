import type { DictionaryNode } from '../../plist/node.js';
import type { InstalledList } from './installed.js';
import { readProfileList } from './profile-list.js';
import { readProfilesTool } from './profiles-tool.js';

/** The list of installed profiles that a property list is; undefined for another. */
export function installedListIn(root: DictionaryNode): InstalledList | undefined {
  return readProfileList(root) ?? readProfilesTool(root);
}
