import type { Confidence } from '../../finding.js';
import type { PlistValue } from '../../plist/value.js';
import type { KeyOf, Place } from './places.js';

/** What a converter answers for a value that the other side has no counterpart for. */
export interface Refusal {
  readonly refused: string;
}

/** How a Graph value becomes an Apple value and back; `undefined` when the other side says it by leaving the key out. */
export interface Converter<Value> {
  /** For the mapping page: what happens to the value. */
  readonly describe: string;
  /** For the mapping page and the fixtures: the values one by one, where they are a closed list. */
  readonly values?: Readonly<Record<string, string | number | Refusal | undefined>>;
  apply(value: Value): PlistValue | Refusal | undefined;
  /** The inverse, for any value that a profile may have under the key. */
  revert(value: PlistValue): Value | Refusal | undefined;
}

/** The property becomes an Apple key; an array is appended to what the key already holds. */
export interface Mapped<Value> {
  readonly kind: 'mapped';
  readonly place: Place;
  readonly key: string;
  readonly as: Converter<Value>;
}

/** The property is an object whose own properties have rows. */
export interface Nested<Value> {
  readonly kind: 'nested';
  readonly rows: Rows<Value>;
}

/** The property takes part in a decision that concerns several at once: `by` names the file in `translate/`. */
export interface Combined {
  readonly kind: 'combined';
  readonly by: string;
  readonly keys: readonly string[];
}

/** Apple's device does not take the property: a finding says so when the policy sets it to something. */
export interface Dropped {
  readonly kind: 'dropped';
  readonly why: string;
  readonly source: string;
  readonly confidence: Confidence;
  /** Values that ask for nothing, so that dropping them is no loss. Empty text, `[]` and `false` always are. */
  readonly harmless?: readonly (string | number | boolean)[];
}

/** The property is no configuration of the VPN (dates, assignments, scope tags …): dropped without a word. */
export interface NotConfiguration {
  readonly kind: 'not configuration';
  readonly why: string;
}

export type Outcome<Value> = Mapped<Value> | Nested<Value> | Combined | Dropped | NotConfiguration;

/** What becomes of a property when the policy is Always On, and when it is a plain IKEv2 policy. */
export interface Row<Value> {
  readonly alwaysOn: Outcome<Value>;
  readonly ikev2: Outcome<Value>;
}

/** The two kinds of VPN that a policy can become. */
export type Column = keyof Row<unknown>;

/** A row for every property of a Graph type: a property without a row does not compile. */
export type Rows<Type> = { readonly [Property in keyof Required<Type>]: Row<NonNullable<Type[Property]>> };

/** The same in both kinds of VPN. */
export function both<Value>(outcome: Outcome<Value>): Row<Value> {
  return { alwaysOn: outcome, ikev2: outcome };
}

export function mapped<Value, P extends Place>(place: P, key: KeyOf<P>, as: Converter<Value>): Mapped<Value> {
  return { kind: 'mapped', place, key, as };
}

export function nested<Value>(rows: Rows<Value>): Nested<Value> {
  return { kind: 'nested', rows };
}

export function combined(by: string, ...keys: readonly string[]): Combined {
  return { kind: 'combined', by, keys };
}

export function dropped(
  why: string,
  source: string,
  confidence: Confidence,
  harmless: readonly (string | number | boolean)[] = [],
): Dropped {
  return { kind: 'dropped', why, source, confidence, harmless };
}

export function notConfiguration(why: string): NotConfiguration {
  return { kind: 'not configuration', why };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value;
}
