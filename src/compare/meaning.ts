import type { Severity } from '../finding.js';
import type { PlistNode } from '../plist/node.js';
import type { SideWords } from './sides.js';

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
  /** A value that is shown. `will` and `without` complete "makes the device …"; `without` is for an absent key. */
  | {
      readonly show?: (value: string) => string;
      /** In the place of `show`, for a value that has parts. */
      readonly showNode?: (node: PlistNode) => string;
      readonly will: (shown: string) => string;
      readonly without: string;
    }
  /** A few values, each with what completes "makes the device …". */
  | { readonly states: Readonly<Record<string, string>> }
  /** Nothing of the value is shown: only the noun for what it is. */
  | { readonly secret: string }
  /** Too much to show: what completes "makes the device …". */
  | { readonly otherwise: string };

/** How a text of the administrator's is shown: in quotation marks. */
export function quoted(value: string): string {
  return `"${value}"`;
}

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
  /** Goes behind what is expected, for example ` for the IKE SA`. */
  readonly where?: string;
}

/**
 * What is expected and what the device will do, without the last full stop: "The policy asks for AES-256-GCM. The
 * delivered profile makes the device negotiate AES-256 (CBC)".
 */
export function sentence(meaning: Meaning, words: SideWords, values: Values): string {
  const { key, expected, delivered, implied = false, where = '' } = values;
  if ('secret' in meaning) return secretSentence(meaning.secret, words, values);
  if ('otherwise' in meaning)
    return `${key} is not the same as in ${words.expected}. ${words.Delivered} makes the device ${meaning.otherwise}`;
  if ('states' in meaning) {
    const stateOf = (value = 'nothing') => wordsFor(meaning.states, value) ?? `take ${value} for ${key}`;
    return `${words.Expected} makes the device ${stateOf(expected)}. ${words.Delivered} makes it ${stateOf(delivered)}`;
  }
  const show = (value: string, node: PlistNode | undefined) =>
    meaning.showNode && node ? meaning.showNode(node) : (meaning.show?.(value) ?? value);
  const nothing = expected === undefined || implied;
  // The value alone does not say what it is.
  const isBare = meaning.showNode !== undefined || meaning.show === undefined || meaning.show === quoted;
  const subject = isBare ? `${key} ` : '';
  const means = nothing && expected !== undefined ? `, which means ${show(expected, undefined)}` : '';
  const will =
    delivered === undefined ? meaning.without : meaning.will(show(delivered, values.nodes?.delivered));
  const asked = nothing ? `has no ${key}` : `asks for ${subject}${show(expected, values.nodes?.expected)}`;
  return `${words.Expected} ${asked}${where}${means}. ${words.Delivered} makes the device ${will}`;
}

function secretSentence(noun: string, words: SideWords, { expected, delivered }: Values): string {
  if (delivered === undefined) return `Only ${words.expected} has a ${noun}`;
  if (expected === undefined) return `Only ${words.delivered} has a ${noun}`;
  return `The ${noun} is not the same as in ${words.expected}`;
}
