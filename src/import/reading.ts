import type { Finding, Severity } from '../finding.js';
import type { DictionaryNode, PlistNode } from '../plist/node.js';
import type { Place } from '../translate/rows/places.js';
import type { Column } from '../translate/rows/row.js';
import type { ImportedFiles } from './files.js';
import { importFinding } from './findings.js';

/** A profile on its way to a policy. */
export interface Reading {
  readonly profile: DictionaryNode;
  readonly payloads: readonly DictionaryNode[];
  readonly vpn: DictionaryNode;
  readonly column: Column;
  /** The dictionaries that the rows of the translation write into, where the profile has them. */
  readonly places: Readonly<Partial<Record<Place, DictionaryNode>>>;
  /** What the policy and its bindings say already; the rest is told as lost. */
  readonly used: Set<PlistNode>;
  readonly files: ImportedFiles;
  readonly findings: Finding[];
}

/** The value of a key, taken over into the policy or its bindings. */
export function take(
  { used }: Pick<Reading, 'used'>,
  from: DictionaryNode | undefined,
  key: string,
): PlistNode | undefined {
  const node = from?.entries.get(key);
  if (node !== undefined) used.add(node);
  return node;
}

/** {@link take} where it is a text; anything else is told as lost. */
export function takeText(
  reading: Pick<Reading, 'used' | 'findings'>,
  from: DictionaryNode | undefined,
  key: string,
): string | undefined {
  const node = take(reading, from, key);
  if (node === undefined || node.type === 'string') return node?.value;
  reading.findings.push(cannotSay(node, `${key} is not text. The policy leaves it out.`));
  return undefined;
}

const graphCannotSay = 'Microsoft Graph has no property for it, and bindings have none either.';

/** Something that neither Graph nor the bindings can say. */
export function cannotSay(
  node: PlistNode,
  message: string,
  why = graphCannotSay,
  severity: Severity = 'warning',
): Finding {
  return importFinding('import-no-counterpart', { severity, message, why }, node);
}

/** Something that the policy says in another way, or that has to be looked at before the policy is used. */
export function changed(node: PlistNode, message: string, why: string, severity: Severity = 'info'): Finding {
  return importFinding('import-changed', { severity, message, why }, node);
}
