import { inRange } from '../apple/check-value.js';
import type { KeyTable } from '../apple/key.js';
import { plainValue } from '../plist/navigate.js';
import type { PlistNode } from '../plist/node.js';
import { asSentence } from '../text/in-sentence.js';
import { type Place, places as tables } from '../translate/rows/places.js';
import { type Column, isRefusal, type Mapped, type Refusal, type Rows } from '../translate/rows/row.js';
import { cannotSay, changed, type Reading, take } from './reading.js';

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
  const value = outside(place, key, node) ?? as.revert(plainValue(node));
  if (value === undefined && node.type === 'string') {
    reading.findings.push(
      changed(
        node,
        `${key} is empty. The policy leaves it out.`,
        'Graph has an empty text for what is not set.',
      ),
    );
  }
  if (!isRefusal(value)) return value;
  reading.findings.push(
    cannotSay(
      node,
      `The policy leaves out ${key}. ${asSentence(value.refused)}`,
      'Without the property a default decides, of Intune or of the device.',
    ),
  );
  return undefined;
}

/** A number that devices refuse: Intune refuses it as well, as its form and Apple's schema have the same ranges. */
function outside(place: Place, key: string, node: PlistNode): Refusal | undefined {
  const table: KeyTable = tables[place];
  const range = Object.hasOwn(table, key) ? table[key]?.range : undefined;
  // Below a range without an upper end the device takes the default.
  if (range?.max === undefined || (node.type !== 'integer' && node.type !== 'real')) return undefined;
  if (inRange(node.value, range)) return undefined;
  return {
    refused: `${node.value} is outside the range ${range.min ?? 0} to ${range.max} that Apple allows`,
  };
}
