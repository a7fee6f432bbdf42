import type { PlistNode, PlistType } from '../plist/node.js';
import { availableOn } from './availability.js';
import type { KeyRow, Range, Scalar } from './key.js';
import { compareVersions, type Platform } from './os.js';

/** What a value is judged for. */
export interface Target {
  readonly platform: Platform;
  /** A version of the platform, for example `26.0`. */
  readonly os: string;
  /** Whether the value stands in an Always On tunnel, which lost some values earlier. */
  readonly alwaysOn?: boolean;
}

/** What is wrong with a value. Data only: the rules make sentences of it. */
export type ValueProblem =
  | { readonly kind: 'wrong-type'; readonly expected: PlistType; readonly actual: PlistType }
  /** `<true/>` or `<false/>` for a flag that Apple's schema has as 0 and 1. */
  | { readonly kind: 'flag-as-boolean'; readonly value: boolean }
  /** `<integer>0</integer>` or 1 for what Apple's schema has as a boolean. */
  | { readonly kind: 'boolean-as-flag'; readonly value: 0 | 1 }
  /** `allowed` is what the target takes. */
  | { readonly kind: 'not-allowed'; readonly value: NodeScalar; readonly allowed: readonly Scalar[] }
  /** `since` is the first version that no longer takes the value. */
  | {
      readonly kind: 'removed';
      readonly value: NodeScalar;
      readonly since: string;
      readonly allowed: readonly Scalar[];
    }
  /** `since` is the first version that takes the value, or `n/a` where the platform never does. */
  | {
      readonly kind: 'not-on-os';
      readonly value: NodeScalar;
      readonly since: string;
      readonly allowed: readonly Scalar[];
    }
  /** `observedRange` is what the device was seen to take, where that is another range. */
  | {
      readonly kind: 'out-of-range';
      readonly value: number | bigint;
      readonly range: Range;
      readonly observedRange?: Range;
    }
  | { readonly kind: 'bad-format'; readonly format: string }
  /** An array with too few or too many elements. */
  | { readonly kind: 'wrong-length'; readonly length: number; readonly allowed: Range };

type NodeScalar = string | number | bigint | boolean;

/**
 * Judges one value by its row: its type, then its value. It does not look into dictionaries and arrays, and
 * not whether the key itself exists on the target ({@link availableOn} says that).
 * Returns the first problem, or undefined when there is none.
 */
export function checkValue(row: KeyRow, node: PlistNode, target: Target): ValueProblem | undefined {
  if (node.type !== row.type) return row.alsoTypes?.includes(node.type) ? undefined : typeProblem(row, node);
  switch (node.type) {
    case 'string':
      return listProblem(row, node.value, target) ?? formatProblem(row, node.value);
    case 'integer':
    case 'real':
      return listProblem(row, node.value, target) ?? rangeProblem(row, node.value, target);
    case 'boolean':
      return listProblem(row, node.value, target);
    case 'array':
      return lengthProblem(row, node.items.length);
    default:
      return undefined;
  }
}

/** Those of a row's values that the target takes; empty where the row lists none. */
export function allowedValues(row: KeyRow, target: Target): readonly Scalar[] {
  return (row.values ?? []).filter(
    (value) => isAdded(row, value, target) && removedSince(row, value, target) === undefined,
  );
}

/** Whether the target has reached the first version with the value. */
function isAdded(row: KeyRow, value: Scalar, { platform, os }: Target): boolean {
  return row.added === undefined || availableOn({ since: row.added[String(value)] ?? {} }, platform, os);
}

/** Whether a number lies in a range, whose ends belong to it. */
export function inRange(value: number | bigint, range: Range): boolean {
  return value >= (range.min ?? -Infinity) && value <= (range.max ?? Infinity);
}

function typeProblem(row: KeyRow, node: PlistNode): ValueProblem {
  if (node.type === 'boolean' && isFlag(row)) return { kind: 'flag-as-boolean', value: node.value };
  if (row.type === 'boolean' && node.type === 'integer') {
    const value = Number(node.value);
    if (value === 0 || value === 1) return { kind: 'boolean-as-flag', value };
  }
  return { kind: 'wrong-type', expected: row.type, actual: node.type };
}

/** Whether a row is a flag as Apple's schema writes it: an integer, 0 or 1. */
export function isFlag(row: KeyRow): boolean {
  return row.type === 'integer' && row.values?.length === 2 && row.values[0] === 0 && row.values[1] === 1;
}

function listProblem(row: KeyRow, value: NodeScalar, target: Target): ValueProblem | undefined {
  if (row.values === undefined) return undefined;
  const plain = typeof value === 'bigint' ? Number(value) : value;
  if (!row.values.includes(plain)) return { kind: 'not-allowed', value, allowed: allowedValues(row, target) };
  const since = removedSince(row, plain, target);
  if (since !== undefined) return { kind: 'removed', value, since, allowed: allowedValues(row, target) };
  const added = row.added?.[String(plain)]?.[target.platform];
  if (added === undefined || isAdded(row, plain, target)) return undefined;
  return { kind: 'not-on-os', value, since: added, allowed: allowedValues(row, target) };
}

/** The first version without the value, if the target has reached it. */
function removedSince(row: KeyRow, value: Scalar, { platform, os, alwaysOn }: Target): string | undefined {
  if (row.removed === undefined && row.removedInAlwaysOn === undefined) return undefined;
  const versions = [row.removed?.[String(value)]?.[platform]];
  if (alwaysOn) versions.unshift(row.removedInAlwaysOn?.[String(value)]?.[platform]);
  return versions.find((version) => version !== undefined && compareVersions(os, version) >= 0);
}

function rangeProblem(row: KeyRow, value: number | bigint, { platform }: Target): ValueProblem | undefined {
  const range = row.rangeOn?.[platform] ?? row.range;
  if (range === undefined || inRange(value, range)) return undefined;
  const problem = { kind: 'out-of-range', value, range } as const;
  return row.observedRange === undefined ? problem : { ...problem, observedRange: row.observedRange };
}

function formatProblem(row: KeyRow, value: string): ValueProblem | undefined {
  if (row.format === undefined || new RegExp(row.format).test(value)) return undefined;
  return { kind: 'bad-format', format: row.format };
}

function lengthProblem(row: KeyRow, length: number): ValueProblem | undefined {
  const allowed = row.items?.repetition;
  return allowed === undefined || inRange(length, allowed)
    ? undefined
    : { kind: 'wrong-length', length, allowed };
}
