import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { KeyRow, KeyTable } from '../../src/apple/key.js';

// Apple's schemas as JSON lie beside the repository where it is developed, not in it.
const folder = new URL('../../../shared/apple/facts/', import.meta.url);
const present = existsSync(folder);
if (!present)
  process.stderr.write(`notice: not compared with Apple's schemas, ${folder.pathname} is absent\n`);

/** `describe` where Apple's schemas are at hand. */
export const describeWithFacts = present ? describe : describe.skip;

/** The names of the files with Apple's schemas. */
export function factFiles(): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.json'));
}

/** One such file, parsed. */
export function readFacts<Facts = SchemaFacts>(name: string): Facts {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
}

type SupportedOS = Record<
  string,
  { introduced?: string; userenrollment?: { mode: string }; [field: string]: unknown }
>;

/** A key as Apple's schema has it. */
export interface KeyFacts {
  key: string;
  type: string;
  presence?: string;
  rangelist?: unknown[];
  range?: unknown;
  default?: unknown;
  format?: string;
  repetition?: unknown;
  assettypes?: string[];
  'asset-content-types'?: string[];
  supportedOS?: SupportedOS;
  subkeys?: KeyFacts[];
}

/** A schema. */
export interface SchemaFacts {
  payloadtype?: string;
  declarationtype?: string;
  credentialtype?: string;
  requesttype?: string;
  apply?: string;
  supportedOS: SupportedOS;
  keys: KeyFacts[];
}

/** The first version of each platform. */
export function introduced(supportedOS: SupportedOS = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(supportedOS).flatMap(([platform, facts]) =>
      facts.introduced === undefined ? [] : [[platform, facts.introduced]],
    ),
  );
}

/** What there is to compare, by path and property: `AlwaysOn.TunnelConfigurations[].MTU default` is 1280. */
export type Flat = Map<string, unknown>;

/** A schema's keys, flat. The elements of an array are `[]`, keys of any name `*`. */
export function flatFacts(keys: readonly KeyFacts[], parent = '', flat: Flat = new Map()): Flat {
  for (const facts of keys) {
    const path = join(parent, facts.key === 'ANY' ? '*' : facts.key);
    flattenKey(facts, path, flat);
    setAll(flat, path, { presence: facts.presence });
  }
  return flat;
}

function flattenKey(facts: KeyFacts, path: string, flat: Flat): void {
  setAll(flat, path, {
    type: facts.type,
    values: facts.rangelist,
    range: facts.range,
    default: facts.default,
    format: facts.format,
    repetition: facts.repetition,
    assetTypes: facts.assettypes,
    contentTypes: facts['asset-content-types'],
  });
  for (const [platform, version] of Object.entries(introduced(facts.supportedOS))) {
    flat.set(`${path} since.${platform}`, version);
  }
  if (facts.type !== 'array') flatFacts(facts.subkeys ?? [], path, flat);
  else for (const element of facts.subkeys ?? []) flattenKey(element, `${path}[]`, flat);
}

/** A table's keys, flat in the same way. */
export function flatTable(table: KeyTable, parent = '', flat: Flat = new Map()): Flat {
  for (const [key, row] of Object.entries(table)) {
    const path = join(parent, key);
    flattenRow(row, path, flat);
    setAll(flat, path, { presence: row.presence });
  }
  return flat;
}

function flattenRow(row: KeyRow, path: string, flat: Flat): void {
  const { type, values, range, format, repetition, assetTypes, contentTypes } = row;
  setAll(flat, path, {
    type,
    values,
    range,
    default: row.default,
    format,
    repetition,
    assetTypes,
    contentTypes,
  });
  for (const [platform, version] of Object.entries(row.since ?? {})) {
    flat.set(`${path} since.${platform}`, version);
  }
  flatTable(row.keys ?? {}, path, flat);
  if (row.eachKey) flatTable({ '*': row.eachKey }, path, flat);
  if (row.items) flattenRow(row.items, `${path}[]`, flat);
}

/** Every path and property in which the two differ: what Apple's schema has, what our table has. */
export function differences(schema: Flat, table: Flat): Record<string, { schema: unknown; table: unknown }> {
  const names = [...new Set([...schema.keys(), ...table.keys()])].sort();
  return Object.fromEntries(
    names
      .filter((name) => JSON.stringify(schema.get(name)) !== JSON.stringify(table.get(name)))
      .map((name) => [name, { schema: schema.get(name), table: table.get(name) }]),
  );
}

function setAll(flat: Flat, path: string, properties: Record<string, unknown>): void {
  for (const [property, value] of Object.entries(properties)) {
    if (value !== undefined) flat.set(`${path} ${property}`, value);
  }
}

function join(parent: string, key: string): string {
  return parent === '' ? key : `${parent}.${key}`;
}
