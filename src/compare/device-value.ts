import { isFlag } from '../apple/check-value.js';
import type { KeyRow } from '../apple/key.js';
import { flagAt } from '../plist/navigate.js';
import type { PlistNode } from '../plist/node.js';
import { shown, typeName } from '../rules/wording.js';

/** What the device makes of a key. */
export interface Taken {
  /** The value in one form for all ways to write it; undefined when the device has none. */
  readonly value: string | undefined;
  /** Where it is written, if it is. */
  readonly node?: PlistNode;
  /** Why the device does not take what is written there; then `value` is the default. Completes "because …". */
  readonly ignored?: string;
}

/** A {@link Taken} whose value is the one that is written. */
export type Written = Taken & { readonly node: PlistNode; readonly value: string };

/** What the device takes for a key that is written as `node`, or absent; `absent` is the default in the form of {@link valueText}. */
export function take(row: KeyRow, node: PlistNode | undefined, absent: string | undefined): Taken {
  if (node === undefined) return { value: absent };
  const value = valueText(row, node);
  if (value === undefined)
    return { value: absent, node, ignored: `it does not read ${typeName(node.type)} here` };
  const ignored = unknownName(row, node) ?? belowRange(row, node);
  return ignored === undefined ? { value, node } : { value: absent, node, ignored };
}

/** Whether the value is the one that is written, and no default. */
export function isWritten(taken: Taken): taken is Written {
  return taken.node !== undefined && taken.ignored === undefined;
}

/**
 * The value of a node in one form for all ways to write it that a row allows: a flag is `0` or `1`, data and a
 * secret are base64, a list is JSON. Undefined for a type that the row does not have.
 */
export function valueText(row: KeyRow, node: PlistNode): string | undefined {
  if (isFlag(row)) return flagText(node, '0', '1');
  if (row.type === 'boolean') return flagText(node, 'false', 'true');
  if (row.alsoTypes?.includes('data')) return bytesOf(node)?.toString('base64');
  if (row.alsoTypes?.includes('array') && node.type === 'array' && node.items.length === 1) {
    return node.items[0] && valueText({ ...row, alsoTypes: [] }, node.items[0]);
  }
  const isNumber = node.type === 'integer' || node.type === 'real';
  const fits =
    node.type === row.type ||
    row.alsoTypes?.includes(node.type) === true ||
    (isNumber && (row.type === 'integer' || row.type === 'real'));
  return fits ? nodeText(node, row) : undefined;
}

/** The same for a node without looking whether it has the type of its row. */
export function nodeText(node: PlistNode, row?: KeyRow): string {
  switch (node.type) {
    case 'dictionary':
      return JSON.stringify(
        Array.from(node.entries, ([key, value]) => [key, partText(value, row?.keys?.[key])]).toSorted(),
      );
    case 'array':
      return JSON.stringify(node.items.map((item) => partText(item, row?.items)));
    case 'data':
      return Buffer.from(node.value).toString('base64');
    case 'date':
      return Number.isNaN(node.value.getTime()) ? 'no date' : node.value.toISOString();
    default:
      return String(node.value);
  }
}

function partText(node: PlistNode, row: KeyRow | undefined): string {
  const value = row && valueText(row, node);
  // A part of another type than its row's is never the same as one of the right type.
  return value ?? `${node.type} ${nodeText(node)}`;
}

function flagText(node: PlistNode, off: string, on: string): string | undefined {
  const flag = flagAt(node);
  return flag === undefined ? undefined : flag ? on : off;
}

function bytesOf(node: PlistNode): Buffer | undefined {
  if (node.type === 'string') return Buffer.from(node.value, 'utf8');
  return node.type === 'data' ? Buffer.from(node.value) : undefined;
}

/** A name that no version knows is not an error for the device: it takes the default. */
function unknownName(row: KeyRow, node: PlistNode): string | undefined {
  if (row.values === undefined || node.type !== 'string') return undefined;
  const known = [...row.values, ...(row.observedValues ?? [])];
  return known.includes(node.value) ? undefined : `it does not know ${shown(node)}`;
}

/** Below a range that has no upper end the device takes the default; outside of others it refuses the profile. */
function belowRange(row: KeyRow, node: PlistNode): string | undefined {
  const min = row.range?.max === undefined ? row.range?.min : undefined;
  if (min === undefined || (node.type !== 'integer' && node.type !== 'real')) return undefined;
  return node.value < min ? `it takes no value below ${min}` : undefined;
}
