import { ikev2Rows } from '../translate/rows/ikev2.js';
import type { Place } from '../translate/rows/places.js';
import type { Column, Outcome, Row } from '../translate/rows/row.js';

/** A property of the policy and the key that its row writes. */
export interface MappedKey {
  /** The names from the policy down. */
  readonly property: readonly string[];
  /** The key behind the dictionaries that tell it from others, for example `AlwaysOn`, `UIToggleEnabled`. */
  readonly keys: readonly string[];
  readonly outcome: Outcome<unknown>;
}

/** The dictionaries that tell keys of the same name apart. */
const holders: Readonly<Record<Place, readonly string[]>> = {
  profile: [],
  payload: [],
  AlwaysOn: ['AlwaysOn'],
  tunnel: [],
  IKESecurityAssociationParameters: ['IKESecurityAssociationParameters'],
  ChildSecurityAssociationParameters: ['ChildSecurityAssociationParameters'],
  OnDemandRule: ['OnDemandRules'],
  ActionParameters: ['ActionParameters'],
  SCEP: [],
};

const made: Readonly<Record<Column, readonly MappedKey[]>> = {
  alwaysOn: collected('alwaysOn'),
  ikev2: collected('ikev2'),
};

/** Every property that becomes a key, or none although it is configuration, in the order of the rows. */
export function mappedKeys(column: Column): readonly MappedKey[] {
  return made[column];
}

function collected(column: Column): MappedKey[] {
  const found: MappedKey[] = [];
  const visit = (rows: object, above: readonly string[]): void => {
    for (const [name, row] of Object.entries(rows) as [string, Row<unknown>][]) {
      const property = [...above, name];
      const outcome = row[column];
      if (outcome.kind === 'nested') visit(outcome.rows, property);
      else if (outcome.kind !== 'not configuration') found.push({ property, keys: keysOf(outcome), outcome });
    }
  };
  visit(ikev2Rows, []);
  return found;
}

function keysOf(outcome: Outcome<unknown>): readonly string[] {
  if (outcome.kind === 'mapped') return [...holders[outcome.place], outcome.key];
  return outcome.kind === 'combined' ? (outcome.keys[0] ?? '').split('.') : [];
}
