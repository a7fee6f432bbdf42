import { availableOn } from '../apple/availability.js';
import { checkValue, type Target, type ValueProblem } from '../apple/check-value.js';
import type { KeyRow, KeyTable, Scalar } from '../apple/key.js';
import { compareVersions } from '../apple/os.js';
import { get } from '../plist/navigate.js';
import type { DictionaryNode, PlistNode } from '../plist/node.js';
import type { ProfileView } from './profile-view.js';
import type { TunnelView } from './views.js';

/** A dictionary and the rows of its keys: a tunnel, or one of its security associations. */
export interface KeyPlace {
  readonly node: DictionaryNode;
  readonly keys: KeyTable;
}

/** The value of a key with its row. */
export interface KnownValue {
  readonly at: PlistNode;
  readonly row: KeyRow;
}

/**
 * The value of a key, unless the OS that is judged for does not know the key: then the device ignores it whatever
 * it holds, which the rule key-not-on-os says.
 */
export function knownValue(
  { platform, os }: ProfileView,
  { node, keys }: KeyPlace,
  key: string,
): KnownValue | undefined {
  const at = get(node, key);
  const row = keys[key];
  return at && row && availableOn(row, platform, os) ? { at, row } : undefined;
}

type TypeProblem = 'wrong-type' | 'flag-as-boolean' | 'boolean-as-flag';

/** What is wrong with a value of the right type, as the key tables say. */
export type ContentProblem = Exclude<ValueProblem, { kind: TypeProblem }>;

/** Judges the value, not the type, by its row: a wrong type is for the rules key-type and flag-as-boolean. */
export function contentProblem(
  { at, row }: KnownValue,
  view: ProfileView,
  tunnel: TunnelView,
): ContentProblem | undefined {
  const problem = checkValue(row, at, targetOf(view, tunnel));
  switch (problem?.kind) {
    case 'wrong-type':
    case 'flag-as-boolean':
    case 'boolean-as-flag':
      return undefined;
    default:
      return problem;
  }
}

/** What is wrong with the value of a key of a tunnel, or of one of its security associations, and where it stands. */
export function problemOf(
  view: ProfileView,
  tunnel: TunnelView,
  key: string,
  place: KeyPlace = tunnel,
): (ContentProblem & KnownValue) | undefined {
  const value = knownValue(view, place, key);
  const problem = value && contentProblem(value, view, tunnel);
  return value && problem && { ...problem, ...value };
}

/** What a value of a tunnel is judged for. */
export function targetOf({ platform, os }: ProfileView, { kind }: TunnelView): Target {
  return { platform, os, alwaysOn: kind === 'AlwaysOn' };
}

/** The first version that no longer takes one of a row's values, whether it is reached or not. */
export function endOf(row: KeyRow, value: Scalar, { platform, alwaysOn }: Target): string | undefined {
  if (row.removed === undefined && row.removedInAlwaysOn === undefined) return undefined;
  const everywhere = row.removed?.[String(value)]?.[platform];
  const inAlwaysOn = alwaysOn === true ? row.removedInAlwaysOn?.[String(value)]?.[platform] : undefined;
  return [everywhere, inAlwaysOn].filter((version) => version !== undefined).sort(compareVersions)[0];
}
