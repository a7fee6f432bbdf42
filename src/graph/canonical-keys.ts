import type { JsonObject } from './json.js';

/** Keys that export tools and PowerShell add to what Graph answered, in lower case. They say nothing of the policy. */
const toolKeys = new Set([
  'isassigned',
  'pscomputername',
  'pssourcejobinstanceid',
  'psshowcomputername',
  'runspaceid',
]);

/**
 * Whether a key is not a property but an annotation or an action of OData (`@odata.context`,
 * `prop@odata.navigationLink`, `@microsoft.graph.tips`, `#microsoft.graph.assign`) or was added by an export tool
 * (`#CustomRef_…`, `@ObjectFromFile`). Names of properties hold neither `@` nor `#`.
 */
function isNoise(key: string): boolean {
  return key.includes('@') || key.startsWith('#') || toolKeys.has(key.toLowerCase());
}

/** An object's keys, matched against the names that a schema knows. */
export interface MatchedKeys {
  /** Each name that occurs, with the key as the file spells it; in the order of the names. */
  readonly known: ReadonlyMap<string, string>;
  /** Keys that differ from a known one in capitals only and lose to it, with the key that is used. */
  readonly repeated: readonly { readonly key: string; readonly used: string }[];
  /** Keys that match no name, sorted. */
  readonly unknown: readonly string[];
}

/**
 * Matches the keys of an object with the names of a schema in any case. Where two keys match one name, the exact
 * spelling wins, else the first in the order of their characters: the order in the file does not matter.
 */
export function matchKeys(object: JsonObject, names: readonly string[]): MatchedKeys {
  const spellings = new Map<string, string[]>();
  for (const key of Object.keys(object).sort()) {
    if (isNoise(key)) continue;
    const lower = key.toLowerCase();
    const others = spellings.get(lower);
    if (others) others.push(key);
    else spellings.set(lower, [key]);
  }
  const known = new Map<string, string>();
  const repeated: { key: string; used: string }[] = [];
  for (const name of names) {
    const keys = spellings.get(name.toLowerCase());
    const used = keys?.includes(name) ? name : keys?.[0];
    if (keys === undefined || used === undefined) continue;
    spellings.delete(name.toLowerCase());
    known.set(name, used);
    repeated.push(...keys.filter((key) => key !== used).map((key) => ({ key, used })));
  }
  return { known, repeated, unknown: [...spellings.values()].flat().sort() };
}
