import { distance } from 'fastest-levenshtein';

/**
 * The candidate that someone who typed `word` most likely meant, or `undefined` when none is near enough (at most
 * a third of its characters wrong) or two are equally near. Capitals do not count.
 */
export function nearest<T extends string>(word: string, candidates: readonly T[]): T | undefined {
  const longest = Math.max(0, ...candidates.map((candidate) => candidate.length));
  if (word.length > longest * 2) return undefined;
  const typed = word.toLowerCase();
  const ranked = candidates
    .map((candidate) => ({ candidate, wrong: distance(typed, candidate.toLowerCase()) }))
    .filter(({ candidate, wrong }) => wrong <= Math.floor(candidate.length / 3))
    .sort((a, b) => a.wrong - b.wrong);
  const [first, second] = ranked;
  return first?.wrong === second?.wrong ? undefined : first?.candidate;
}
