import { plainValue } from '../plist/navigate.js';
import { type Column, isRefusal, type Mapped, type Rows } from '../translate/rows/row.js';
import { cannotSay, type Reading, take } from './reading.js';

/**
 * The properties of a Graph object, read out of a profile: the rows of the translation backwards.
 *
 * @param rows the rows of the object's type
 * @param reading where the profile has the dictionaries that the rows write into
 */
export function revertRows<Type extends object>(
  rows: Rows<Type>,
  reading: Pick<Reading, 'column' | 'places' | 'used' | 'findings'>,
): Partial<Type> {
  const object: Partial<Type> = {};
  for (const property of Object.keys(rows) as (keyof Type & string)[]) {
    const value = revertRow<Type, typeof property>(rows, property, reading.column, reading);
    if (value !== undefined) object[property] = value;
  }
  return object;
}

function revertRow<Type extends object, Property extends keyof Type>(
  rows: Rows<Type>,
  property: Property,
  column: Column,
  reading: Pick<Reading, 'column' | 'places' | 'used' | 'findings'>,
): Type[Property] | undefined {
  const outcome = rows[property][column];
  if (outcome.kind === 'mapped') return revertMapped(outcome, reading);
  if (outcome.kind !== 'nested') return undefined;
  const inner = revertRows(outcome.rows, reading);
  return Object.keys(inner).length === 0 ? undefined : (inner as Type[Property]);
}

function revertMapped<Value>(
  { place, key, as }: Mapped<Value>,
  reading: Pick<Reading, 'places' | 'used' | 'findings'>,
): Value | undefined {
  const node = take(reading, reading.places[place], key);
  if (node === undefined) return undefined;
  const value = as.revert(plainValue(node));
  if (!isRefusal(value)) return value;
  reading.findings.push(
    cannotSay(node, `${key} has a value that Graph cannot say, and is left out: ${value.refused}`),
  );
  return undefined;
}
