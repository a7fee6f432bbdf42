import { compareVersions } from '../apple/os.js';
import type { KnownKeyView } from './key-views.js';
import type { ProfileView } from './profile-view.js';
import { endOf } from './value.js';

/** The first iOS that was not seen to refuse a PKCS#12 file in the modern form. Users report up to 17.4. */
export const firstWithModernPkcs12 = '18.0';

/**
 * The oldest version of the view's platform on which the profile does what it says: which knows every payload
 * type, key and value in it that the device reads. Undefined where no version does: the platform lacks something, or
 * an old value was gone before a new one came; and where nothing in the profile is known to need a version. It says
 * nothing of what an absent key means.
 *
 * @returns a version such as `14.0`
 */
export function minimumOS(view: ProfileView): string | undefined {
  const { identities, keys, payloads, platform } = view;
  const isModern = Array.from(identities.values()).some(({ opened }) => opened?.legacyForm === false);
  // The same few versions for hundreds of keys.
  const since = new Set(payloads.map(({ row }) => row?.since[platform]));
  if (isModern && platform === 'iOS') since.add(firstWithModernPkcs12);
  for (const { row, node } of keys.known) {
    since.add(row.since?.[platform]);
    if (row.added !== undefined) since.add(row.added[scalarOf(node)]?.[platform]);
  }
  if (since.has('n/a')) return undefined;
  const newest = [...since]
    .filter((version) => version !== undefined)
    .sort(compareVersions)
    .at(-1);
  const end = firstEnd(keys.known, view);
  if (newest !== undefined && end !== undefined && compareVersions(newest, end) >= 0) return undefined;
  return newest;
}

/** The first version that no longer takes one of the values. */
function firstEnd(known: readonly KnownKeyView[], { platform, os }: ProfileView): string | undefined {
  return known
    .filter(({ row }) => row.removed !== undefined || row.removedInAlwaysOn !== undefined)
    .map(({ row, node, alwaysOn }) => endOf(row, scalarOf(node), { platform, os, alwaysOn }))
    .filter((version) => version !== undefined)
    .sort(compareVersions)[0];
}

function scalarOf(node: KnownKeyView['node']): string {
  return node.type === 'string' || node.type === 'integer' ? String(node.value) : '';
}
