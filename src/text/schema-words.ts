import type * as v from 'valibot';
import { didYouMean, nearest } from './nearest.js';

/**
 * What a schema has against a value, in words. The value is never quoted: it may be a secret that was written in place
 * of its reference.
 *
 * @param issue what the schema library says
 * @param schema the schema of the whole value
 */
export function schemaWords(issue: v.BaseIssue<unknown>, schema: v.GenericSchema): string {
  if (issue.type === 'strict_object' && issue.expected === 'never') return unknownKey(issue, schema);
  if (issue.kind === 'validation' && issue.type !== 'integer') return issue.message;
  if (issue.received === 'undefined') return 'is missing';
  return `has the wrong type or value; allowed is ${allowed(issue)}`;
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
  union: 'text, or text by language',
};

function allowed(issue: v.BaseIssue<unknown>): string {
  return (
    typeNames[issue.type] ??
    issue.expected?.replaceAll(' | ', ' or ').replaceAll(/^\(|\)$/g, '') ??
    'another value'
  );
}

function unknownKey(issue: v.BaseIssue<unknown>, schema: v.GenericSchema): string {
  const keys = (issue.path ?? []).map(({ key }) => String(key));
  const known = keysOf(schemaAt(schema, keys.slice(0, -1)));
  const hint = didYouMean(nearest(keys.at(-1) ?? '', known));
  return `is not a known key (known here: ${known.join(', ')}).${hint}`;
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
