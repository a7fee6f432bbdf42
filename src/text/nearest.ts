import { distance } from 'fastest-levenshtein';

/** How many slips of the pen a word may have, spread over its parts. */
const mostSlips = 2;

/**
 * The candidate that someone who typed `word` meant, or `undefined` when none is near enough or two are equally near.
 * Only a slip of the pen is taken back: a letter too many, too few, wrong or in the wrong order in a part of the name
 * (`DisconnectOnIdle` has three parts), capitals, and what separates the parts. Another part is another meaning, and
 * so is another number, or another letter in an abbreviation such as `HTTPS`: for these there is no suggestion.
 */
export function nearest<T extends string>(word: string, candidates: readonly T[]): T | undefined {
  const longest = Math.max(0, ...candidates.map((candidate) => candidate.length));
  if (word.length > longest * 2) return undefined;
  const ranked = candidates
    .flatMap((candidate) => {
      const slips = slipsBetween(word, candidate);
      return slips === undefined ? [] : [{ candidate, slips }];
    })
    .sort((a, b) => a.slips - b.slips);
  const [first, second] = ranked;
  return first?.slips === second?.slips ? undefined : first?.candidate;
}

/**
 * Whether a word is so like one of the candidates that its writer may have meant that one, or another that is not
 * known: too unsure for a suggestion, and reason enough to look.
 */
export function isLike(word: string, candidates: readonly string[]): boolean {
  const typed = word.toLowerCase();
  return candidates.some((candidate) => {
    const most = Math.floor(candidate.length / 4);
    return (
      Math.abs(typed.length - candidate.length) <= most && distance(typed, candidate.toLowerCase()) <= most
    );
  });
}

/** A sentence after one about an unknown name, with a space before it, where it is known which one was meant; else nothing. */
export function didYouMean(meant: string | undefined): string {
  return meant === undefined ? '' : ` Did you mean ${meant}?`;
}

/** How many slips make the word of the candidate; undefined where it is another name. */
function slipsBetween(word: string, candidate: string): number | undefined {
  const typed = lettersOf(word).toLowerCase();
  const inNumbers = typed === '' ? undefined : slipsInNumbers(numbersOf(word), numbersOf(candidate));
  if (inNumbers === undefined) return undefined;
  // How many slips there are up to each place in the word at which the parts so far can end.
  let ends = new Map([[0, inNumbers]]);
  let previous = '';
  for (const part of partsOf(candidate)) {
    const next = new Map<number, number>();
    for (const [start, before] of ends) {
      for (const end of [-1, 0, 1].map((more) => start + part.length + more)) {
        if (end < start || end > typed.length) continue;
        const sum = before + (slipsInPart(typed.slice(start, end), part, previous) ?? Infinity);
        if (sum <= mostSlips && sum < (next.get(end) ?? Infinity)) next.set(end, sum);
      }
    }
    ends = next;
    previous = part;
  }
  return ends.get(typed.length);
}

/** The parts of a name without its numbers: abbreviations, words, and whatever is no letter. */
function partsOf(name: string): readonly string[] {
  return name.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|[^\p{L}\p{N}\s_.-]+|\p{L}+/gu) ?? [];
}

function lettersOf(name: string): string {
  return name.replace(/[\p{N}\s_.-]+/gu, '');
}

function slipsInPart(typed: string, part: string, previous: string): number | undefined {
  const meant = part.toLowerCase();
  if (typed === meant) return 0;
  if (isSwap(typed, meant)) return 1;
  // What begins a word after an abbreviation could be the abbreviation's: HTTPSProxy is no HTTPProxy.
  if (isAbbreviation(part) || (isAbbreviation(previous) && typed[0] !== meant[0])) return undefined;
  // In three letters one slip makes another word: Alt, Aut(h), All.
  return part.length > 3 && distance(typed, meant) === 1 ? 1 : undefined;
}

function isAbbreviation(part: string): boolean {
  return /^\p{Lu}+$/u.test(part);
}

/** Whether two neighbours changed places. */
function isSwap(typed: string, meant: string): boolean {
  if (typed.length !== meant.length) return false;
  const first = Array.from(meant).findIndex((_, index) => typed[index] !== meant[index]);
  const swapped = `${meant.slice(0, first)}${meant[first + 1] ?? ''}${meant[first] ?? ''}${meant.slice(first + 2)}`;
  return first >= 0 && typed === swapped;
}

function numbersOf(name: string): readonly string[] {
  return name.match(/\p{N}+/gu) ?? [];
}

/** Numbers are the same, but for two digits that changed places; `SHA256` leaves out the 2 of SHA2-256 by custom. */
function slipsInNumbers(typed: readonly string[], meant: readonly string[]): number | undefined {
  const left = meant.length - typed.length;
  if (left < 0 || (typed.length === 0 && left > 0)) return undefined;
  const differing = typed.filter((number, index) => number !== meant[left + index]);
  const swaps = typed.filter((number, index) => isSwap(number, meant[left + index] ?? ''));
  return swaps.length === differing.length ? differing.length + (left > 0 ? 1 : 0) : undefined;
}
