import type { PlistNode, PlistType } from '../plist/node.js';
import { pointerParts } from '../pointer.js';
import { nearest } from '../text/nearest.js';

/** The beginning of a sentence about a place of a profile: the key, or what the element of an array is. */
export function subjectOf({ path }: Pick<PlistNode, 'path'>): string {
  if (path === '') return 'The profile';
  if (/^\/PayloadContent\/\d+$/.test(path)) return 'The payload';
  if (/\/TunnelConfigurations\/\d+$/.test(path)) return 'The tunnel';
  const key = String(pointerParts(path).findLast((part) => !/^\d+$/.test(String(part))) ?? 'The profile');
  return /\/\d+$/.test(path) ? `An element of ${key}` : key;
}

/** A key with its value as it stands in an XML property list. */
export function entry(key: string, value: string | number): string {
  const type = typeof value === 'number' ? 'integer' : 'string';
  return `<key>${key}</key>\n<${type}>${value}</${type}>`;
}

const typeNames: Readonly<Record<PlistType, string>> = {
  array: 'an array',
  boolean: 'a boolean',
  data: 'data',
  date: 'a date',
  dictionary: 'a dictionary',
  integer: 'an integer',
  real: 'a real number',
  string: 'a string',
};

/** A type with its article: `an integer`. */
export function typeName(type: PlistType): string {
  return typeNames[type];
}

const mostShown = 60;

/** What a node holds, for a sentence: a number, a text in quotation marks and cut where it is long, else the type. Not for secrets. */
export function shown(node: PlistNode): string {
  if (node.type === 'integer' || node.type === 'real') return String(node.value);
  if (node.type !== 'string') return typeName(node.type);
  const { value } = node;
  return `"${value.length > mostShown ? `${value.slice(0, mostShown)}…` : value}"`;
}

/** The candidate that a string node is near to. */
export function nearestTo<T extends string>(node: PlistNode, candidates: readonly T[]): T | undefined {
  return node.type === 'string' ? nearest(node.value, candidates) : undefined;
}
