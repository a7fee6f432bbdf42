import * as v from 'valibot';
import type { Finding } from '../../finding.js';
import { pointer } from '../../pointer.js';
import { schemaWords } from '../../text/schema-words.js';
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
  const result = v.safeParse(bindingsFile, value ?? {});
  if (result.success) return { bindings: result.output, findings: [] };
  return { findings: result.issues.map(findingOf) };
}

function findingOf(issue: v.BaseIssue<unknown>): Finding {
  return bindingFinding('binding-invalid', {
    path: pointer(...(issue.path ?? []).map(({ key }) => String(key))),
    message: schemaWords(issue, bindingsFile),
    why: 'a binding that is not understood would be left out of the profile without anybody noticing',
  });
}
