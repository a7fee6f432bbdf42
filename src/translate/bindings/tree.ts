import { resolve } from 'node:path';

/** Bindings as a file, a command line or a line of a list has them, before they are checked. */
export interface Tree {
  readonly [key: string]: unknown;
}

export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The second over the first: groups are merged key by key, anything else is replaced. */
export function mergeTrees(first: unknown, second: unknown): unknown {
  if (!isTree(first) || !isTree(second)) return second;
  const entries = Object.entries(second).map(([key, value]) => [
    key,
    Object.hasOwn(first, key) ? mergeTrees(first[key], value) : value,
  ]);
  return { ...first, ...Object.fromEntries(entries) };
}

/** A value under some keys: `a`, `b` and 1 make `{ a: { b: 1 } }`. */
export function treeOf(keys: readonly string[], value: unknown): unknown {
  return keys.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
}

/** A tree without what is under some keys, and without the groups that nothing else is in. */
export function treeWithout(tree: Tree, [key, ...others]: readonly string[]): Tree {
  if (key === undefined || !Object.hasOwn(tree, key)) return tree;
  const { [key]: inner, ...rest } = tree;
  if (others.length === 0 || !isTree(inner)) return rest;
  const left = treeWithout(inner, others);
  return Object.keys(left).length === 0 ? rest : { ...tree, [key]: left };
}

/** Whether a binding, by its dotted path, names a file. */
export function namesFile(path: string): boolean {
  return filePaths.has(path);
}

/** Whether a binding, by its dotted path, names a secret, which may lie in a file. */
export function namesSecret(path: string): boolean {
  return secretPaths.has(path);
}

const filePaths = new Set(['identity.pkcs12', 'identity.scep', 'trustedRoots']);
const secretPaths = new Set([
  'identity.password',
  'identity.challenge',
  'sharedSecret',
  'eap.password',
  'apple.ppk.key',
]);

/** What begins the reference to a secret that lies in a file. */
const inFile = 'file:';

/** Bindings with every text that names a file made another one. */
export function withPaths(
  value: unknown,
  change: (path: string, keys: readonly string[]) => string,
): unknown {
  return changed(value, change, []);
}

function changed(
  value: unknown,
  change: (path: string, keys: readonly string[]) => string,
  keys: readonly string[],
): unknown {
  if (isTree(value)) {
    const entries = Object.entries(value).map(([key, item]) => [key, changed(item, change, [...keys, key])]);
    return Object.fromEntries(entries);
  }
  if (Array.isArray(value)) return value.map((item) => changed(item, change, keys));
  if (typeof value !== 'string' || value === '' || value === '-') return value;
  const path = keys.join('.');
  if (namesFile(path)) return change(value, keys);
  if (namesSecret(path) && value.startsWith(inFile)) {
    return `${inFile}${change(value.slice(inFile.length), keys)}`;
  }
  return value;
}

/** Bindings with their files named from `folder`, so that several sources of bindings can be merged. */
export function absolutePaths(value: unknown, folder: string): unknown {
  return withPaths(value, (path) => resolve(folder, path));
}
