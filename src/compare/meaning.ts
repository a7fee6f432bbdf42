import type { Severity } from '../finding.js';
import type { PlistNode } from '../plist/node.js';

/** What a difference in one key means: how to say what the device was to do and what it will do instead. */
export type Meaning = Saying & {
  /** One sentence: why it matters. */
  readonly why: string;
  /** The severity of a difference, where it is not an error. */
  readonly severity?: Severity;
  /** Whether a value does nothing, so that it is the same as none. */
  readonly off?: (node: PlistNode) => boolean;
  /** Whether two values mean the same although they are written differently. */
  readonly same?: (expected: string, delivered: string) => boolean;
};

type Saying =
  /** A value that is shown. `will` and `without` complete "the device will …"; `without` is for an absent key. */
  | {
      readonly show?: (value: string) => string;
      /** In the place of `show`, for a value that has parts. */
      readonly showNode?: (node: PlistNode) => string;
      readonly will: (shown: string) => string;
      readonly without: string;
    }
  /** A few values, each with what completes "the device was to …; it will …". */
  | { readonly states: Readonly<Record<string, string>> }
  /** Nothing of the value is shown: only the noun for what it is. */
  | { readonly secret: string }
  /** Too much to show: what completes "the device will …". */
  | { readonly otherwise: string };

/** The words that a table has for a name, which may come from a file and be anything. */
export function wordsFor(
  table: Readonly<Record<string, string>>,
  name: string | undefined,
): string | undefined {
  return name !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}

/** Two values as the device takes them, `undefined` where it takes none. */
export interface Values {
  readonly key: string;
  readonly expected: string | undefined;
  readonly delivered: string | undefined;
  /** Where the two are written. */
  readonly nodes?: { readonly expected: PlistNode | undefined; readonly delivered: PlistNode | undefined };
  /** Whether the expected value is a default that nobody wrote. */
  readonly implied?: boolean;
  /** Goes behind "was ordered", for example ` for the IKE SA`. */
  readonly ordered?: string;
}

/** What was ordered and what the device will do: "AES-256-GCM was ordered; the device will negotiate AES-256 (CBC)". */
export function sentence(meaning: Meaning, values: Values): string {
  const { key, expected, delivered, implied = false, ordered = '' } = values;
  if ('secret' in meaning) return secretSentence(meaning.secret, values);
  if ('otherwise' in meaning) return `${key} is not as ordered; the device will ${meaning.otherwise}`;
  if ('states' in meaning) {
    const stateOf = (value = 'nothing') => wordsFor(meaning.states, value) ?? `take ${value} for ${key}`;
    return `the device was to ${stateOf(expected)}; it will ${stateOf(delivered)}`;
  }
  const show = (value: string, node: PlistNode | undefined) =>
    meaning.showNode && node ? meaning.showNode(node) : (meaning.show?.(value) ?? value);
  const nothing = expected === undefined || implied;
  const means = nothing && expected !== undefined ? `, which means ${show(expected, undefined)}` : '';
  const will =
    delivered === undefined ? meaning.without : meaning.will(show(delivered, values.nodes?.delivered));
  const asked = nothing ? `no ${key}` : show(expected, values.nodes?.expected);
  return `${meaning.showNode && !nothing ? `${key} ${asked}` : asked} was ordered${ordered}${means}; the device will ${will}`;
}

function secretSentence(noun: string, { expected, delivered }: Values): string {
  if (delivered === undefined) return `the ${noun} that was ordered is not there`;
  if (expected === undefined) return `the ${noun} was not ordered`;
  return `the ${noun} is another than the ordered one`;
}
