import type * as v from 'valibot';
import { alternatives } from './alternatives.js';
import { nearest } from './nearest.js';

/**
 * What a schema has against a value: how the sentence goes on that begins with the value's name. The value is never
 * quoted: it may be a secret that was written in place of its reference.
 *
 * @param issue what the schema library says
 * @param schema the schema of the whole value
 */
export function schemaWords(issue: v.BaseIssue<unknown>, schema: v.GenericSchema): string {
  if (isUnknownKey(issue))
    return unknownKeyWords(
      (issue.path ?? []).map(({ key }) => String(key)),
      schema,
    );
  if (issue.kind === 'validation' && issue.type !== 'integer') return `${issue.message}.`;
  if (issue.received === 'undefined') return 'is missing.';
  return `has the wrong type or value. Allowed is ${allowed(issue)}.`;
}

/** Whether what a schema has against a value is a key that it does not know: the library reports the first alone. */
export function isUnknownKey({ type, expected }: v.BaseIssue<unknown>): boolean {
  return type === 'strict_object' && expected === 'never';
}

/** What the names of the schema library's types are to people. */
const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  strict_object: 'a group of keys',
  record: 'a group of keys',
  Object: 'a group of keys',
};

function allowed(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'union') return unionWords(issue.expected);
  return (
    typeNames[issue.type] ??
    issue.expected?.replaceAll(' | ', ' or ').replaceAll(/^\(|\)$/g, '') ??
    'another value'
  );
}

/** What a union takes, by what it says of itself, such as `(string | Object)`. */
function unionWords(expected: string | null): string {
  const types = (expected ?? '').replace(/^\(|\)$/g, '').split(' | ');
  return types.map((type) => typeNames[type] ?? type).join(' or ');
}

/** What stands where a schema has a group of keys and is none. */
export interface Misplaced {
  readonly keys: readonly string[];
  readonly is: 'a list' | 'a single value' | 'empty';
  readonly words: string;
}

/**
 * What stands where a schema has a group of keys and is none, by its path, with the same words. The schema library
 * takes a list for a group, with its numbers as the keys. Where a text will do as well, the library judges it.
 */
export function misplacedIn(
  value: unknown,
  schema: v.GenericSchema,
  keys: readonly string[] = [],
): Misplaced[] {
  const here = schemaAt(schema, keys);
  if (here === undefined || !takesGroup(here)) return [];
  if (Array.isArray(value) || (!isRecord(value) && here.type !== 'union')) {
    const names = keysOf(here).slice(0, 3);
    const example = names.length === 0 ? '' : `, such as ${alternatives(names.map((name) => `${name}: …`))}`;
    const is = Array.isArray(value) ? 'a list' : value === null ? 'empty' : 'a single value';
    return [{ keys, is, words: `is ${is}. Write a group of keys${example}.` }];
  }
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => misplacedIn(item, schema, [...keys, key]));
}

function takesGroup(schema: v.GenericSchema): boolean {
  if (schema.type === 'union' && 'options' in schema)
    return (schema.options as v.GenericSchema[]).some(takesGroup);
  return 'entries' in schema || schema.type === 'record';
}

/** The same for a key that its group does not know. */
export function unknownKeyWords(keys: readonly string[], schema: v.GenericSchema): string {
  const known = keysOf(schemaAt(schema, keys.slice(0, -1)));
  const meant = meantKey(keys, schema);
  const hint = meant === undefined ? '' : ` Did you mean ${meant}?`;
  return `is not a known key.${hint} Known here: ${known.join(', ')}.`;
}

/** The key that was presumably meant by one that its group does not know. */
export function meantKey(keys: readonly string[], schema: v.GenericSchema): string | undefined {
  return nearest(keys.at(-1) ?? '', keysOf(schemaAt(schema, keys.slice(0, -1))));
}

function keysOf(schema: v.GenericSchema | undefined): string[] {
  return schema !== undefined && 'entries' in schema ? Object.keys(schema.entries as object) : [];
}

/** The schema of the value under a path of a whole value; undefined where its schema has none. */
export function schemaAt(whole: v.GenericSchema, keys: readonly string[]): v.GenericSchema | undefined {
  let schema: unknown = whole;
  for (const key of keys) {
    schema = unwrapped(schema);
    if (isRecord(schema) && isRecord(schema['entries'])) schema = schema['entries'][key];
    else if (isRecord(schema) && schema['type'] === 'array') schema = schema['item'];
    else return undefined;
  }
  return unwrapped(schema) as v.GenericSchema | undefined;
}

/** An optional schema's own; a pipe is its first schema with more checks, and has its entries itself. */
function unwrapped(schema: unknown): unknown {
  return isRecord(schema) && 'wrapped' in schema ? schema['wrapped'] : schema;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
