import * as v from 'valibot';
import type { Finding } from '../../finding.js';
import { pointer } from '../../pointer.js';
import { alternatives } from '../../text/alternatives.js';
import { didYouMean, nearest } from '../../text/nearest.js';
import { type BindingsFile, bindingsFile } from './file.js';
import { bindingFinding } from './findings.js';

/** A bindings file as read, absent when a finding is an error. */
export interface BindingsReading {
  readonly bindings?: BindingsFile;
  readonly findings: readonly Finding[];
}

/**
 * Checks the shape of a bindings file. A value is never quoted: it may be a secret that was written in place of
 * its reference.
 *
 * @param value what the YAML or JSON of the file says; nothing at all counts as no bindings
 */
export function readBindings(value: unknown): BindingsReading {
  const misplaced = misplacedIn(value ?? {}, []);
  if (misplaced.length > 0) return { findings: misplaced };
  const result = v.safeParse(bindingsFile, value ?? {});
  if (result.success) return { bindings: result.output, findings: [] };
  return { findings: result.issues.map(findingOf) };
}

/** The schema library takes a list for a group of keys, with its numbers as the keys. */
function misplacedIn(value: unknown, keys: readonly string[]): Finding[] {
  const schema = schemaAt(keys);
  if (schema === undefined || !('entries' in schema)) return [];
  if (!isRecord(value) || Array.isArray(value)) {
    // Of other values the schema library tells.
    if (!Array.isArray(value) && keys.length > 0) return [];
    const is = Array.isArray(value) ? 'a list' : 'a single value';
    const where = keys.length === 0 ? 'the file is' : 'is';
    return [invalid(keys, `${where} ${is}; write a group of keys, such as ${exampleOf(schema)}`)];
  }
  return Object.entries(value).flatMap(([key, item]) => misplacedIn(item, [...keys, key]));
}

function exampleOf(schema: object): string {
  const names = Object.keys('entries' in schema ? (schema.entries as object) : {});
  return alternatives(names.slice(0, 3).map((name) => `${name}: …`));
}

function invalid(keys: readonly string[], message: string): Finding {
  return bindingFinding('binding-invalid', {
    path: pointer(...keys),
    message,
    why: 'a binding that is not understood would be left out of the profile without anybody noticing',
  });
}

function findingOf(issue: v.BaseIssue<unknown>): Finding {
  return invalid(
    (issue.path ?? []).map(({ key }) => String(key)),
    messageOf(issue),
  );
}

function messageOf(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'strict_object' && issue.expected === 'never') return unknownKey(issue);
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
  return typeNames[issue.type] ?? issue.expected?.replaceAll(' | ', ' or ') ?? 'another value';
}

function unknownKey(issue: v.BaseIssue<unknown>): string {
  const key = String(issue.path?.at(-1)?.key);
  const known = knownKeys(issue);
  return `is not a known key${didYouMean(nearest(key, known))} (known here: ${known.join(', ')})`;
}

/** The keys that the schema has where an issue is. */
function knownKeys(issue: v.BaseIssue<unknown>): string[] {
  const keys = (issue.path ?? []).slice(0, -1).map(({ key }) => String(key));
  const schema = schemaAt(keys);
  return schema !== undefined && 'entries' in schema ? Object.keys(schema.entries as object) : [];
}

/** The schema of the value under a path of the bindings file; undefined where the file has none. */
export function schemaAt(keys: readonly string[]): v.GenericSchema | undefined {
  let schema: unknown = bindingsFile;
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
