import type { FindingDocument } from '../finding.js';
import { labelOf } from '../graph/labels.js';
import { graphSources } from '../graph/sources.js';
import { pointer, pointerParts } from '../pointer.js';
import { alternatives } from '../text/alternatives.js';
import { type Draft, put, report } from './draft.js';
import { type Column, type Dropped, isRefusal, type Mapped, type Rows } from './rows/row.js';

/** Where a Graph object stands, for findings: the policy itself, or an export that a binding names. */
export interface Location {
  readonly document: FindingDocument;
  /** JSON Pointer to the object. */
  readonly path: string;
}

/**
 * Writes every property of a Graph object where its row says.
 *
 * @param rows the rows of the object's type
 * @param object the object as read; an absent property writes nothing
 * @param location where the object stands, for findings
 * @param column the kind of VPN that is made
 * @param draft what is written into
 */
export function applyRows<Type extends object>(
  rows: Rows<Type>,
  object: Partial<Type>,
  location: Location,
  column: Column,
  draft: Draft,
): void {
  for (const property of Object.keys(rows) as (keyof Type & string)[]) {
    const value = object[property];
    if (value === undefined || value === null) continue;
    const outcome = rows[property][column];
    const at = { ...location, path: location.path + pointer(property) };
    if (outcome.kind === 'mapped') applyMapped(outcome, value, at, draft);
    if (outcome.kind === 'nested') applyRows(outcome.rows, value, at, column, draft);
    if (outcome.kind === 'dropped') reportDropped(outcome, value, at, draft);
  }
}

function applyMapped<Value>(row: Mapped<Value>, value: Value, at: Location, draft: Draft): void {
  const converted = row.as.apply(value);
  if (converted === undefined) return;
  if (isRefusal(converted)) {
    draft.refused.push(at.path);
    report(draft, 'policy-no-apple-value', {
      ...at,
      message: `The policy sets ${nameOf(at.path)} to "${String(value)}". Apple has no setting for this.`,
      why: `${converted.refused}, so no profile can ask for it.`,
      fix: `Choose ${alternatives(takenValues(row))}.`,
      source: graphSources.types,
    });
    return;
  }
  put(draft.places[row.place], row.key, converted);
}

/** What people call a property: as the Intune admin center does, with Graph's name. */
function nameOf(path: string): string {
  const names = pointerParts(path).filter((part) => !/^\d+$/.test(part));
  const label = labelOf(names);
  const name = names.at(-1) ?? 'it';
  return label === undefined ? name : `${name} (Intune: ${label})`;
}

function takenValues<Value>(row: Mapped<Value>): string[] {
  return Object.entries(row.as.values ?? {})
    .filter(([, apple]) => !isRefusal(apple))
    .map(([member]) => member);
}

function reportDropped(row: Dropped, value: unknown, at: Location, draft: Draft): void {
  if (asksForNothing(row, value)) return;
  report(draft, 'policy-dropped', {
    ...at,
    message: `The policy sets ${nameOf(at.path)}. The profile leaves it out.`,
    why: row.why,
    source: row.source,
    confidence: row.confidence,
  });
}

function asksForNothing(row: Dropped, value: unknown): boolean {
  if (value === undefined || value === '' || value === false) return true;
  if (typeof value === 'object' && value !== null) {
    return Object.values(value).every((part) => asksForNothing(row, part));
  }
  return (row.harmless as readonly unknown[] | undefined)?.includes(value) ?? false;
}
