import type { Position } from '../finding.js';
import { pointer } from '../pointer.js';
import type { PlistDictionary, PlistValue } from './value.js';

interface Located {
  /** JSON Pointer from the document's root. */
  readonly path: string;
  /** Where the value starts in the text it was read from; absent for binary property lists and built profiles. */
  readonly position?: Position;
}

/** A value of a property list with its type kept apart (integer, real, boolean …), its path and its position. */
export type PlistNode =
  | (Located & { readonly type: 'dictionary'; readonly entries: ReadonlyMap<string, PlistNode> })
  | (Located & { readonly type: 'array'; readonly items: readonly PlistNode[] })
  | (Located & { readonly type: 'string'; readonly value: string })
  | (Located & { readonly type: 'integer'; readonly value: number | bigint })
  | (Located & { readonly type: 'real'; readonly value: number })
  | (Located & { readonly type: 'boolean'; readonly value: boolean })
  | (Located & { readonly type: 'date'; readonly value: Date })
  | (Located & { readonly type: 'data'; readonly value: Uint8Array });

export type PlistType = PlistNode['type'];
export type DictionaryNode = Extract<PlistNode, { type: 'dictionary' }>;
export type ArrayNode = Extract<PlistNode, { type: 'array' }>;

/** A built value as nodes, so that what is judged is the same whether it was built or read. */
export function nodeOf(value: PlistValue, path = ''): PlistNode {
  if (typeof value === 'string') return { type: 'string', value, path };
  if (typeof value === 'boolean') return { type: 'boolean', value, path };
  if (typeof value === 'bigint') return { type: 'integer', value, path };
  if (typeof value === 'number') return { type: Number.isInteger(value) ? 'integer' : 'real', value, path };
  if (value instanceof Date) return { type: 'date', value, path };
  if (value instanceof Uint8Array) return { type: 'data', value, path };
  if (Array.isArray(value)) {
    return { type: 'array', items: value.map((item, index) => nodeOf(item, path + pointer(index))), path };
  }
  return dictionaryNodeOf(value, path);
}

/** {@link nodeOf} for a dictionary. */
export function dictionaryNodeOf(value: PlistDictionary, path = ''): DictionaryNode {
  const entries = Object.entries(value).map(
    ([key, item]) => [key, nodeOf(item, path + pointer(key))] as const,
  );
  return { type: 'dictionary', entries: new Map(entries), path };
}
