import type { KeyRow, KeyTable } from '../apple/key.js';
import { appleSources } from '../apple/sources.js';
import type { ProfileView } from '../device/profile-view.js';
import type { Finding } from '../finding.js';
import type { Said } from '../finding-table.js';
import type { DictionaryNode, PlistNode } from '../plist/node.js';
import { inSentence } from '../text/in-sentence.js';
import { type Defaults, defaultsOf } from './defaults.js';
import { isWritten, nodeText, type Taken, take } from './device-value.js';
import { type CompareRule, compareFinding } from './findings.js';
import { type Meaning, sentence } from './meaning.js';
import { type Weight, weigh } from './same-effect.js';
import type { SideWords } from './sides.js';
import { type Idle, unknownToOS } from './without-effect.js';

/** Two dictionaries with the same keys, and how to speak of them. */
export interface Place {
  readonly words: SideWords;
  readonly expected: DictionaryNode | undefined;
  readonly delivered: DictionaryNode | undefined;
  /** What a key that the delivered one lacks is missing in. */
  readonly at: PlistNode;
  readonly keys: KeyTable;
  readonly meaningOf: (key: string, row: KeyRow) => Meaning;
  /** What an absent key means, in the expected and in the delivered. */
  readonly defaultsOf: (key: string, row: KeyRow, side: 'expected' | 'delivered') => Defaults;
  /** Why a key of the delivered has no effect, where it has none. */
  readonly idle: (key: string, row: KeyRow) => Idle | undefined;
  /** Before every message, for example `Over Wi-Fi: `. */
  readonly prefix?: string;
  /** Behind what is expected, for example ` for the IKE SA`. */
  readonly where?: string;
}

/** A place whose keys have the defaults of their rows, and do something wherever the OS knows them. */
export function ordinary(delivered: ProfileView): Pick<Place, 'defaultsOf' | 'idle'> {
  return {
    defaultsOf: (_key, row) => defaultsOf(row, delivered.platform, false),
    idle: (_key, row) => unknownToOS(row, delivered),
  };
}

/** The rows of those keys of a table that are in another one. */
export function rowsFor(keys: KeyTable, wanted: Readonly<Record<string, unknown>>): KeyTable {
  return Object.fromEntries(Object.entries(keys).filter(([key]) => Object.hasOwn(wanted, key)));
}

/** Compares the keys that the place's table has, in its order. */
export function* compareKeys(place: Place): Generator<Finding> {
  for (const key of Object.keys(place.keys)) yield* compareKey(place, key);
}

/** Says which keys the tables do not have and only one of the two has, or both with other values. */
export function* compareUnknownKeys(place: Place, known: KeyTable): Generator<Finding> {
  const { words, expected, delivered } = place;
  const keys = new Set([...(expected?.entries.keys() ?? []), ...(delivered?.entries.keys() ?? [])]);
  for (const key of keys) {
    if (Object.hasOwn(known, key)) continue;
    const [old, node] = [expected?.entries.get(key), delivered?.entries.get(key)];
    if (old && node && old.type === node.type && nodeText(old) === nodeText(node)) continue;
    yield findingOf(place, node, ruleOf(old, node), {
      // What is there can do something; what is not there does nothing more.
      severity: node === undefined ? 'info' : 'warning',
      message: `${inSentence(key)} is ${whichHas(words, old, node)}. What it does is not known, so alwayson does not judge it.`,
      why: "Apple's tables do not have the key.",
    });
  }
}

function whichHas(words: SideWords, old: PlistNode | undefined, node: PlistNode | undefined): string {
  if (node === undefined) return `only in ${words.expected}`;
  return old === undefined ? `only in ${words.delivered}` : `not the same as in ${words.expected}`;
}

function* compareKey(place: Place, key: string): Generator<Finding> {
  const row = place.keys[key];
  const [old, node] = [place.expected?.entries.get(key), place.delivered?.entries.get(key)];
  const off = row && place.meaningOf(key, row).off;
  if (off && (old ?? node) && (!old || off(old)) && (!node || off(node))) {
    yield* bothOff(place, key, [old, node]);
    return;
  }
  if (row === undefined || (old === undefined && node === undefined && !hasVaryingDefault(row))) return;
  if (
    row.keys &&
    old?.type === 'dictionary' &&
    node?.type === 'dictionary' &&
    place.idle(key, row) === undefined
  ) {
    const inner = { ...place, expected: old, delivered: node, at: node, keys: row.keys };
    yield* compareKeys(inner);
    yield* compareUnknownKeys(inner, row.keys);
    return;
  }
  const defaults = place.defaultsOf(key, row, 'delivered');
  const expected = take(row, old, place.defaultsOf(key, row, 'expected').taken);
  const delivered = take(row, node, defaults.taken);
  const meaning = place.meaningOf(key, row);
  const weight = weigh(expected, delivered, defaults, meaning.same);
  if (weight === 'same') return;
  if (weight === 'equivalent') {
    yield findingOf(place, node, 'compare-equivalent', {
      message: equivalence(place.words, key, expected, delivered),
      source: delivered.ignored === undefined ? row.source : appleSources.observed,
      confidence: delivered.ignored === undefined ? row.confidence : 'observed',
    });
    return;
  }
  yield findingOf(place, node, ruleOf(old, node), {
    why: meaning.why,
    ...difference(place, key, row, { weight, expected, delivered, defaults, meaning }),
  });
}

/** What switches nothing on is the same as nothing. */
function* bothOff(
  place: Place,
  key: string,
  [old, node]: readonly [PlistNode | undefined, PlistNode | undefined],
): Generator<Finding> {
  if ((old && nodeText(old)) === (node && nodeText(node))) return;
  yield findingOf(place, node, 'compare-equivalent', {
    message:
      node === undefined
        ? `${key} is missing. In ${place.words.expected} it switches nothing on.`
        : `${key} is not the same as in ${place.words.expected}. It switches nothing on either way.`,
    confidence: 'inferred',
  });
}

/** A default that depends on the interfaces, as that of the NAT keepalive interval does. */
function hasVaryingDefault(row: KeyRow): boolean {
  return row.observedDefaultOnCellular !== undefined;
}

interface Weighed {
  readonly weight: Weight;
  readonly expected: Taken;
  readonly delivered: Taken;
  readonly defaults: Defaults;
  readonly meaning: Meaning;
}

function difference(place: Place, key: string, row: KeyRow, weighed: Weighed): Omit<Said, 'why'> {
  const { weight, expected, delivered, defaults, meaning } = weighed;
  const idle = place.idle(key, row);
  if (idle !== undefined) {
    return {
      severity: 'info',
      message: `${key} is ${whichHas(place.words, place.expected?.entries.get(key), place.delivered?.entries.get(key))}. This has no effect, because ${idle.because}.`,
      source: idle.confidence === 'observed' ? appleSources.observed : row.source,
      confidence: idle.confidence,
    };
  }
  const implied = !isWritten(expected);
  const nodes = { expected: expected.node, delivered: delivered.node };
  const values = { key, expected: expected.value, delivered: delivered.value, nodes, implied };
  const said = sentence(meaning, place.words, {
    ...values,
    ...(place.where !== undefined && { where: place.where }),
  });
  const missing = delivered.node === undefined ? `${key} is missing. ` : '';
  const because = delivered.ignored === undefined ? '' : `, because ${delivered.ignored}`;
  const seen = !isWritten(delivered) && delivered.value !== defaults.documented;
  const documented = weight === 'doubtful' ? ` (by Apple's schema it is ${defaults.documented})` : '';
  return {
    severity: meaning.severity ?? (weight === 'doubtful' ? 'warning' : 'error'),
    message: `${missing}${said}${because}${documented}.`,
    source: seen || delivered.ignored !== undefined ? appleSources.observed : row.source,
    confidence: seen || delivered.ignored !== undefined ? 'observed' : row.confidence,
  };
}

function equivalence(words: SideWords, key: string, expected: Taken, delivered: Taken): string {
  const asDefault = `Its default is the value in ${words.expected}.`;
  if (delivered.node === undefined) return `${key} is missing. ${asDefault}`;
  if (delivered.ignored !== undefined) {
    return `The device ignores ${key}, because ${delivered.ignored}. ${asDefault}`;
  }
  if (!isWritten(expected)) return `${key} is only in ${words.delivered}. It has its default value.`;
  return `${key} is written in another way than in ${words.expected} and means the same.`;
}

/** The rule that says what kind of difference it is. */
export function ruleOf(expected: PlistNode | undefined, delivered: PlistNode | undefined): CompareRule {
  if (delivered === undefined) return 'compare-missing';
  return expected === undefined ? 'compare-extra' : 'compare-different';
}

/** A finding about the delivered profile at a value or, where there is none, at what it is missing in. */
function findingOf(
  { at, prefix = '' }: Pick<Place, 'at' | 'prefix'>,
  node: PlistNode | undefined,
  rule: CompareRule,
  said: Said,
): Finding {
  return compareFinding(rule, { ...said, message: `${prefix}${said.message}` }, node ?? at);
}
