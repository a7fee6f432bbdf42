import type { Position } from '../finding.js';
import { InputError } from '../input-error.js';
import { inSentence } from './in-sentence.js';

/** What tells where objects begin and end and what their keys are, in a text that is valid JSON: a text with a colon behind it is a key. */
const signs = /[{}[\]]|"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/g;

/** Far more keys than an object of an export has: what each of them is not would be said one by one. */
const mostKeys = 10_000;

/**
 * What a JSON text holds. A key that occurs twice in its object is refused: readers disagree on which value counts, so
 * what was reviewed need not be what is used.
 *
 * @throws SyntaxError as JSON.parse does; InputError for a key that occurs twice, or more keys than any object has
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  const twice = repeatedKey(text);
  if (twice === undefined) return value;
  const { line, column } = positionAt(text, twice.offset);
  throw new InputError(
    `The key "${inSentence(twice.key)}" occurs twice in one object, the second time at line ${line}, column ${column}. Remove one of the two.`,
  );
}

/** The first key of a valid JSON text that its object has already. */
function repeatedKey(text: string): { readonly key: string; readonly offset: number } | undefined {
  const open: Set<string>[] = [];
  for (const match of text.matchAll(signs)) {
    const [sign, colon] = match;
    if (sign === '{' || sign === '[') open.push(new Set());
    else if (sign === '}' || sign === ']') open.pop();
    else if (colon !== undefined) {
      const written = sign.slice(1, sign.lastIndexOf('"'));
      const key = written.includes('\\') ? String(JSON.parse(`"${written}"`)) : written;
      const keys = open.at(-1);
      if (keys?.has(key)) return { key, offset: match.index };
      if (keys?.size === mostKeys) {
        throw new InputError(
          `An object has more than ${mostKeys.toLocaleString('en')} keys. No export has so many.`,
        );
      }
      keys?.add(key);
    }
  }
  return undefined;
}

/** The place of a character, counted from 1. */
export function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
