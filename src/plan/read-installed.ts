import { InputError } from '../input-error.js';
import { type InstalledList, installedSources } from '../open/installed/installed.js';
import { installedListIn } from '../open/installed/list.js';
import { readMCInstall } from '../open/installed/mcinstall.js';
import { type OpenOptions, open } from '../open/open.js';
import { readPlist, seemsPropertyList } from '../plist/read.js';
import { decodeText } from '../text/decode.js';
import { type PlannedProfile, plannedProfileOf } from './installed.js';

/**
 * Reads what is installed: a profile as it was delivered or as a management system gives it back, or a list that a
 * device makes of all its profiles.
 *
 * @throws InputError when it cannot be read or holds neither
 */
export async function readInstalled(
  bytes: Uint8Array,
  options: OpenOptions = {},
): Promise<readonly PlannedProfile[]> {
  const list = listIn(bytes);
  if (list === undefined) return [plannedProfileOf(await open(bytes, options))];
  return list.profiles;
}

function listIn(bytes: Uint8Array): InstalledList | undefined {
  if (seemsPropertyList(bytes)) {
    // Jamf's answer begins like one; whoever opens it says what is wrong with it.
    const root = attempt(() => readPlist(bytes).root);
    if (root?.type !== 'dictionary') return undefined;
    // A Mac without profiles.
    return root.entries.size === 0 ? noProfiles : installedListIn(root);
  }
  return readMCInstall(attempt(() => JSON.parse(decodeText(bytes))));
}

const noProfiles: InstalledList = {
  kind: 'list of profiles of a Mac',
  source: installedSources.profilesTool,
  profiles: [],
};

function attempt<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof InputError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
