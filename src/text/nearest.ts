/** Levenshtein distance: how many characters have to be inserted, deleted or replaced to make `a` into `b`. */
function distance(a: readonly string[], b: readonly string[]): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [row, left] of a.entries()) {
    const current = [row + 1];
    for (const [column, right] of b.entries()) {
      const replaced = (previous[column] ?? 0) + (left === right ? 0 : 1);
      const deleted = (previous[column + 1] ?? 0) + 1;
      const inserted = (current[column] ?? 0) + 1;
      current.push(Math.min(replaced, deleted, inserted));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}

/**
 * The candidate that someone who typed `word` most likely meant, or `undefined` when none is near enough (at most
 * a third of its characters wrong) or two are equally near. Capitals do not count.
 */
export function nearest<T extends string>(word: string, candidates: readonly T[]): T | undefined {
  const longest = Math.max(0, ...candidates.map((candidate) => candidate.length));
  if (word.length > longest * 2) return undefined;
  const typed = [...word.toLowerCase()];
  const ranked = candidates
    .map((candidate) => ({ candidate, wrong: distance(typed, [...candidate.toLowerCase()]) }))
    .filter(({ candidate, wrong }) => wrong <= Math.floor(candidate.length / 3))
    .sort((a, b) => a.wrong - b.wrong);
  const [first, second] = ranked;
  return first?.wrong === second?.wrong ? undefined : first?.candidate;
}
