import { type DeclarationType, declarationTypes } from '../apple/declarations/declaration-types.js';
import { isObject } from '../graph/json.js';
import { dictionaryAt, stringAt } from '../plist/navigate.js';
import { type DictionaryNode, nodeOf, type PlistNode } from '../plist/node.js';
import type { PlistValue } from '../plist/value.js';
import { pointer } from '../pointer.js';
import { parseJson } from '../text/json.js';

/** A declaration, with its place in the file. */
export interface LocatedDeclaration {
  readonly node: DictionaryNode;
  /** Undefined for a type that we do not know. */
  readonly type: DeclarationType | undefined;
  readonly identifier: string | undefined;
  /** Empty where it has none. */
  readonly payload: DictionaryNode;
}

/** What declarations refer to and what is not in the file that is judged. */
export interface ReferredTo {
  /** Declarations of other files. */
  readonly others?: readonly unknown[];
  /** The files that assets point at, by their DataURL. */
  readonly documents?: ReadonlyMap<string, Uint8Array>;
}

/** Declarations and what they refer to. */
export interface Located {
  /** Those of the file that is judged. */
  readonly own: readonly LocatedDeclaration[];
  /** Those of other files too, whose paths begin with {@link otherFiles}. */
  readonly all: readonly LocatedDeclaration[];
  /** The first of {@link all} with an Identifier. */
  readonly named: ReadonlyMap<string, LocatedDeclaration>;
  /** The first asset of {@link all} with an Identifier. */
  readonly assets: ReadonlyMap<string, LocatedDeclaration>;
  readonly documents: ReadonlyMap<string, Uint8Array>;
}

/** What the paths of declarations in other files begin with. */
export const otherFiles = '/other files';

/** Whether a parsed JSON file holds a declaration, or a list of nothing else. */
export function isDeclarations(value: unknown): boolean {
  const list = Array.isArray(value) ? value : [value];
  return list.length > 0 && list.every(isDeclaration);
}

function isDeclaration(value: unknown): boolean {
  if (!isObject(value) || !isObject(value['Payload'])) return false;
  return /^com\.apple\.(?:activation|asset|configuration|management)\./.test(String(value['Type']));
}

/** The declarations of a parsed JSON file, and those of others. */
export function locate(value: unknown, { others = [], documents = new Map() }: ReferredTo): Located {
  const own = Array.isArray(value)
    ? value.map((one, index) => located(one, pointer(index)))
    : [located(value, '')];
  const elsewhere = others.flat().map((one, index) => located(one, otherFiles + pointer(index)));
  const all = [...own, ...elsewhere];
  const assets = all.filter(({ type }) => type?.startsWith('com.apple.asset.'));
  return { own, all, named: byIdentifier(all), assets: byIdentifier(assets), documents };
}

function byIdentifier(declarations: readonly LocatedDeclaration[]): Map<string, LocatedDeclaration> {
  const first = new Map<string, LocatedDeclaration>();
  for (const declaration of declarations) {
    const { identifier } = declaration;
    if (identifier !== undefined && !first.has(identifier)) first.set(identifier, declaration);
  }
  return first;
}

function located(value: unknown, path: string): LocatedDeclaration {
  const node = jsonNode(value, path);
  const dictionary: DictionaryNode = node.type === 'dictionary' ? node : { ...empty, path };
  const type = stringAt(dictionary, 'Type') ?? '';
  return {
    node: dictionary,
    type: Object.hasOwn(declarationTypes, type) ? (type as DeclarationType) : undefined,
    identifier: stringAt(dictionary, 'Identifier'),
    payload: dictionaryAt(dictionary, 'Payload') ?? { ...empty, path: path + pointer('Payload') },
  };
}

const empty = { type: 'dictionary', entries: new Map<string, PlistNode>(), path: '' } as const;

/** The asset with an Identifier; undefined where it is not at hand or no asset. */
export function assetNamed(identifier: string, { assets }: Located): LocatedDeclaration | undefined {
  return assets.get(identifier);
}

/** The file that an asset points at, where it is at hand. */
export function documentOf(
  asset: LocatedDeclaration | undefined,
  { documents }: Located,
): Uint8Array | undefined {
  const url = asset && stringAt(asset.payload, 'Reference', 'DataURL');
  return url === undefined ? undefined : documents.get(url);
}

/** The same as JSON; undefined where it is not at hand or no JSON object. */
export function jsonDocumentOf(
  asset: LocatedDeclaration | undefined,
  located: Located,
): DictionaryNode | undefined {
  const bytes = documentOf(asset, located);
  if (bytes === undefined) return undefined;
  try {
    const node = jsonNode(parseJson(Buffer.from(bytes).toString('utf8')), '');
    return node.type === 'dictionary' ? node : undefined;
  } catch {
    return undefined;
  }
}

/** A parsed JSON value as nodes. A null, which no declaration has, becomes an empty list, which no key here takes for a value. */
function jsonNode(value: unknown, path: string): PlistNode {
  return nodeOf(withoutNull(value) as PlistValue, path);
}

function withoutNull(value: unknown): unknown {
  if (value === null) return [];
  if (Array.isArray(value)) return value.map(withoutNull);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutNull(item)]));
}
