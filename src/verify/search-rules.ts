import { type InstallError, installErrorTable } from '../device/install-errors.js';
import { type CataloguedRule, ruleCatalogue } from './catalogue.js';

/** What a text leads to. */
export interface RuleSearch {
  /** What devices say in these words. */
  readonly errors: readonly InstallError[];
  /** The rules that those name, then others that speak of the text. */
  readonly rules: readonly CataloguedRule[];
}

/**
 * Finds the rules for what a device or a Mac says when it refuses a profile, or for any words.
 *
 * @param text an error's words or code, or a line of a log that has them
 */
export function searchRules(text: string): RuleSearch {
  const words = wordsOf(text);
  if (words.length === 0) return { errors: [], rules: [] };
  const errors = Object.values<InstallError>(installErrorTable).filter((error) => fits(error, words));
  const named = errors.flatMap(({ rules }) => rules);
  const order = new Map(named.map((name, index) => [name, index] as const).toReversed());
  const speaking = ruleCatalogue.filter((rule) => {
    const own = new Set(wordsOf([rule.name, rule.title, rule.why].join(' ')));
    return words.every((word) => own.has(word));
  });
  const byError = ruleCatalogue
    .filter(({ name }) => order.has(name))
    .toSorted((one, other) => (order.get(one.name) ?? 0) - (order.get(other.name) ?? 0));
  return { errors, rules: [...new Set([...byError, ...speaking])] };
}

/** All that was asked is in the error's text, or the whole of the error's text is in what was asked: a line of a log. */
function fits({ text }: InstallError, asked: readonly string[]): boolean {
  const own = wordsOf(text);
  return asked.every((word) => own.includes(word)) || own.every((word) => asked.includes(word));
}

/** Words and numbers in small letters; a minus counts only with a number, as in codes. */
function wordsOf(text: string): string[] {
  return Array.from(text.toLowerCase().matchAll(/-?\d+|\p{L}+/gu), ([word]) => word);
}
