import type { userNameAndPasswordKeys } from '../../apple/declarations/credentials.js';
import type { KeyTable } from '../../apple/key.js';

/** Every key of a table and of the dictionaries inside, as a dotted path: `Authentication.ExtendedAuth.Enabled`. */
export type PathOf<Table> = {
  [Key in keyof Table & string]:
    | Key
    | (Table[Key] extends { readonly keys: infer Inner } ? `${Key}.${PathOf<Inner>}` : never);
}[keyof Table & string];

/** The same value at `to`, in the type that the declaration has there: a flag is true or false, data is Base64. */
export interface Moved<Path extends string> {
  readonly kind: 'moved';
  readonly to: Path;
}

/** A dictionary whose keys have rows; they are written into the dictionary `to`, or beside it where `to` is empty. */
export interface Nested<Path extends string> {
  readonly kind: 'nested';
  readonly to: Path | '';
  readonly keys: KeyTable;
  readonly rows: AnyRows;
}

/** An array of such dictionaries. */
export interface Each<Path extends string> {
  readonly kind: 'each';
  readonly to: Path;
  readonly keys: KeyTable;
  readonly rows: AnyRows;
}

/** The PayloadUUID of an identity payload, which becomes a reference to an asset. */
export interface IdentityReference<Path extends string> {
  readonly kind: 'identity';
  readonly to: Path;
}

/** A user name or a secret, which goes into the document of an asset; `to` refers to the asset. */
export interface Credential<Path extends string> {
  readonly kind: 'credential';
  readonly to: Path;
  /** What the asset's identifier ends with. */
  readonly asset: string;
  readonly field: keyof typeof userNameAndPasswordKeys;
}

/** One of the two keys that become the text `identifier {requirement}`. */
export interface Composed<Path extends string> {
  readonly kind: 'composed';
  readonly to: Path;
  readonly part: 'identifier' | 'requirement';
}

/** The declaration has nothing for the key. */
export interface NoCounterpart {
  readonly kind: 'no counterpart';
  readonly why: string;
}

/** A key of the envelope of profiles; declarations have an envelope of their own. */
export interface Envelope {
  readonly kind: 'envelope';
}

export type Row<Path extends string = string> =
  | Moved<Path>
  | Nested<Path>
  | Each<Path>
  | IdentityReference<Path>
  | Credential<Path>
  | Composed<Path>
  | NoCounterpart
  | Envelope;

/** Rows without a word on whose they are. */
export type AnyRows = Readonly<Record<string, Row>>;

/** A row for every key of a profile's dictionary: a key without a row, or a path that does not exist, does not compile. */
export type Rows<Source extends KeyTable, Target extends KeyTable> = {
  readonly [Key in keyof Source]: Row<PathOf<Target>>;
};

export function moved<const Path extends string>(to: Path): Moved<Path> {
  return { kind: 'moved', to };
}

export function nested<const Path extends string>(
  to: Path | '',
  keys: KeyTable,
  rows: AnyRows,
): Nested<Path> {
  return { kind: 'nested', to, keys, rows };
}

export function each<const Path extends string>(to: Path, keys: KeyTable, rows: AnyRows): Each<Path> {
  return { kind: 'each', to, keys, rows };
}

export function identity<const Path extends string>(to: Path): IdentityReference<Path> {
  return { kind: 'identity', to };
}

export function credential<const Path extends string>(
  to: Path,
  asset: string,
  field: Credential<Path>['field'],
): Credential<Path> {
  return { kind: 'credential', to, asset, field };
}

export function composed<const Path extends string>(to: Path, part: Composed<Path>['part']): Composed<Path> {
  return { kind: 'composed', to, part };
}

export function noCounterpart(why: string): NoCounterpart {
  return { kind: 'no counterpart', why };
}

export const envelope: Envelope = { kind: 'envelope' };

/** The rows with everything one dictionary deeper. */
export function under(dictionary: string, rows: AnyRows): AnyRows {
  const deeper = (row: Row): Row => ('to' in row ? { ...row, to: `${dictionary}.${row.to}` } : row);
  return Object.fromEntries(Object.entries(rows).map(([key, row]) => [key, deeper(row)]));
}
