import * as v from 'valibot';
import type { Finding } from '../../finding.js';
import { pointer } from '../../pointer.js';
import { alternatives } from '../../text/alternatives.js';
import { schemaAt, schemaWords } from '../../text/schema-words.js';
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
  const schema = schemaAt(bindingsFile, keys);
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
    schemaWords(issue, bindingsFile),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
