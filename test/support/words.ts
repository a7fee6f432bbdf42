import type { Finding } from '../../src/finding.js';
import { pointerParts } from '../../src/pointer.js';

/** Words that have a plainer one; the way in which people speak of the product leaves them out. */
const toAvoid = [
  'the way back',
  'the way out',
  'have served',
  'nearest thing',
  'counterpart',
  'look-alike',
  'close by',
  'put right',
  'told',
  'unless it is said otherwise',
  'whatever it is',
  "(?:can|don|doesn|isn|won)'t",
];

const avoided = new RegExp(`\\b(?:${toAvoid.join('|')})\\b`, 'i');

/** Stands in a text of the source for a value that is put in. */
export const filledIn = '…';

/** As long as a message may be with the values that are put in: four lines of a wide terminal. */
const longest = 480;

/** The first word is a name: a key, a path, a file, an option, a number, or what people write small. */
const firstWords =
  /^(?:[\p{Lu}\p{N}"'`({<«…/$_.-]|\S*[\p{Lu}\p{N}./_:=-]\S*\s|i(?:OS|Pad|Phone)|alwayson\b|openssl\b)/u;

/** A full stop, a value that is put in, or what stands behind a colon to be copied or chosen from. */
const ending = /(?:[.?]["”)]?|…|:|: [^.]*(?:\s-\w|--\w|openssl|alwayson |-o FOLDER|-o FILE|…)[^.]*)$/u;

/**
 * What is wrong with the wording of a text that people read: it is made of whole sentences, one idea in each.
 *
 * @param names what the text may begin with although it is written small
 */
export function faultsOf(text: string, names: readonly string[] = []): string[] {
  const plain = text.trim();
  const [last = ''] = plain.split('\n').slice(-1);
  return [
    ...(firstWords.test(plain) || names.some((name) => plain.startsWith(name)) ? [] : ['begins small']),
    ...(isToBeCopied(plain) || ending.test(last) ? [] : ['has no full stop']),
    ...(/;(?!\s*$)/.test(withoutCode(plain)) ? ['has a semicolon'] : []),
    ...(avoided.test(plain) ? [`says "${avoided.exec(plain)?.[0]}"`] : []),
    ...(/\p{L}!/u.test(plain) ? ['has an exclamation mark'] : []),
    ...(plain.length > longest ? ['is too long'] : []),
  ];
}

/** Lines of bindings and commands, which stand as they are in a file or a shell. */
function isToBeCopied(text: string): boolean {
  return /^[\w.]+:\n|^openssl /.test(text);
}

function withoutCode(text: string): string {
  return text.replaceAll(/&(?:amp|lt|gt);/g, '').replaceAll(/"[^"]*"|`[^`]*`/g, '');
}

/** Whether a fix is neither an instruction, which begins with a verb, nor the exact text to add. */
export function isNoInstruction(fix: string): boolean {
  return (
    !/^\p{Lu}\p{Ll}+\s|^…|^<|^openssl |^[\w.]+:\s/u.test(fix) ||
    /^(?:The|A|An|It|Its|This|That|These|No)\s/.test(fix)
  );
}

/** What a message may begin with although it is written small: the keys of its path, and its subject. */
export function namesIn({ path, subject }: Pick<Finding, 'path' | 'subject'>): string[] {
  return [...pointerParts(path), ...(subject === undefined ? [] : [subject])].filter((name) => name !== '');
}
