import type { Finding, Severity } from '../finding.js';

const order: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Things with the worst finding first; those of the same severity keep their order. */
export function worstFirst<Item>(items: readonly Item[], findingOf: (item: Item) => Finding): Item[] {
  return items.toSorted((a, b) => order[findingOf(a).severity] - order[findingOf(b).severity]);
}
