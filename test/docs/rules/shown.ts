import type { PlistDictionary, PlistValue } from '../../../src/plist/value.js';
import { pointerParts } from '../../../src/pointer.js';

/** Values by their path; undefined stands for a key that is absent. */
export type Changes = Readonly<Record<string, PlistValue | undefined>>;

/** Values in their containers: a key without a value is absent. */
type Tree = Map<string, Tree | PlistValue | undefined>;

/**
 * A part of a property list as text: the values at some paths, each in the containers around it, and nothing else.
 *
 * @param from the dictionary that the paths begin at, to tell arrays from dictionaries
 */
export function shownChanges(from: PlistValue, changes: Changes): string {
  const tree: Tree = new Map();
  for (const [path, value] of Object.entries(changes)) grow(tree, pointerParts(`/${path}`), value);
  return dictionaryLines(tree, from).join('\n');
}

function grow(tree: Tree, [key = '', ...rest]: readonly string[], value: PlistValue | undefined): void {
  if (rest.length === 0) {
    tree.set(key, value);
    return;
  }
  const inner = tree.get(key);
  const next: Tree = inner instanceof Map ? inner : new Map();
  tree.set(key, next);
  grow(next, rest, value);
}

function dictionaryLines(tree: Tree, from: PlistValue | undefined): string[] {
  return Array.from(tree).flatMap(([key, value]) => {
    if (value === undefined) return [`<!-- no ${key} -->`];
    return [`<key>${key}</key>`, ...treeLines(value, inside(from, key))];
  });
}

function treeLines(value: Tree | PlistValue, from: PlistValue | undefined): string[] {
  if (!(value instanceof Map)) return valueLines(value);
  if (!Array.isArray(from)) return around('dict', dictionaryLines(value, from));
  const items = Array.from(value).flatMap(([index, item]) =>
    item === undefined ? ['<!-- nothing -->'] : treeLines(item, inside(from, index)),
  );
  return around('array', items);
}

function inside(from: PlistValue | undefined, key: string): PlistValue | undefined {
  return typeof from === 'object' ? (from as PlistDictionary)[key] : undefined;
}

function valueLines(value: PlistValue): string[] {
  if (typeof value === 'string') return [`<string>${escaped(cut(value))}</string>`];
  if (typeof value === 'boolean') return [`<${value}/>`];
  if (typeof value === 'bigint') return [`<integer>${value}</integer>`];
  if (typeof value === 'number') {
    const type = Number.isInteger(value) ? 'integer' : 'real';
    return [`<${type}>${value}</${type}>`];
  }
  if (value instanceof Date) return [`<date>${value.toISOString().replace(/\.\d+Z/, 'Z')}</date>`];
  if (value instanceof Uint8Array) return [`<data>${dataText(value)}</data>`];
  if (leavesOf(value) > mostShown) return around(Array.isArray(value) ? 'array' : 'dict', ['<!-- … -->']);
  if (Array.isArray(value)) return around('array', value.flatMap(valueLines));
  return around(
    'dict',
    Object.entries(value).flatMap(([key, item]) => [`<key>${key}</key>`, ...valueLines(item)]),
  );
}

/** What has more values is shown as such, and not in full. */
const mostShown = 8;

function leavesOf(value: PlistValue): number {
  if (typeof value !== 'object' || value instanceof Date || value instanceof Uint8Array) return 1;
  return Object.values(value).reduce((sum: number, item: PlistValue) => sum + leavesOf(item), 0);
}

function around(element: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [`<${element}/>`];
  return [`<${element}>`, ...lines.map((line) => `  ${line}`), `</${element}>`];
}

/** Certificates and the like are too long for a page. */
function dataText(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('base64');
  return text.length > 24 ? `${text.slice(0, 16)}…` : text;
}

function cut(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80).trimEnd()}…` : text;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
