import { isFlag } from '../apple/check-value.js';
import type { KeyRow, KeyTable } from '../apple/key.js';
import { get } from '../plist/navigate.js';
import type { DictionaryNode, PlistNode } from '../plist/node.js';
import { rowAt } from './paths.js';
import type { AnyRows, Credential, Row } from './rows/row.js';

/** How references to assets are followed. */
export interface References {
  /** The PayloadUUID of the payload that stands for an asset. */
  readonly identity: (reference: PlistNode) => PlistNode | undefined;
  /** A part of the credentials that an asset points at. */
  readonly credential: (reference: PlistNode, field: Credential<string>['field']) => PlistNode | undefined;
}

/**
 * The dictionary of a profile that says the same as one of a declaration: the rows read backwards. Every value keeps
 * its place in the declaration as its path.
 *
 * @param from the dictionary of the declaration
 * @param table its table
 * @param keys the table of the profile's dictionary
 */
export function restoreKeys(
  from: DictionaryNode,
  table: KeyTable,
  keys: KeyTable,
  rows: AnyRows,
  references: References,
): Map<string, PlistNode> {
  const entries = new Map<string, PlistNode>();
  for (const [key, row] of Object.entries(rows)) {
    const node = restoredKey(from, table, row, keys[key], references);
    if (node !== undefined) entries.set(key, node);
  }
  return entries;
}

function restoredKey(
  from: DictionaryNode,
  table: KeyTable,
  row: Row,
  known: KeyRow | undefined,
  references: References,
): PlistNode | undefined {
  if (row.kind === 'envelope' || row.kind === 'no counterpart') return undefined;
  if (row.kind === 'nested' && row.to === '') {
    return { ...from, entries: restoreKeys(from, table, row.keys, row.rows, references) };
  }
  const target = rowAt(table, row.to);
  const node = target && get(from, ...row.to.split('.'));
  if (node === undefined) return undefined;
  switch (row.kind) {
    case 'moved':
      return profileValue(node, known);
    case 'nested':
      return node.type === 'dictionary'
        ? { ...node, entries: restoreKeys(node, target?.keys ?? {}, row.keys, row.rows, references) }
        : node;
    case 'each': {
      if (node.type !== 'array') return node;
      const inner = target?.items?.keys ?? {};
      const items = node.items.map((item) =>
        item.type === 'dictionary'
          ? { ...item, entries: restoreKeys(item, inner, row.keys, row.rows, references) }
          : item,
      );
      return { ...node, items };
    }
    case 'identity':
      return references.identity(node);
    case 'credential':
      return references.credential(node, row.field);
    case 'composed':
      return part(node, row.part);
  }
}

/** The value as profiles have it: switches are 0 and 1, data is no text. */
function profileValue(node: PlistNode, row: KeyRow | undefined): PlistNode {
  if (row === undefined) return node;
  const { path } = node;
  if (node.type === 'boolean' && isFlag(row)) return { type: 'integer', value: Number(node.value), path };
  if (node.type === 'string' && row.type === 'data') {
    return { type: 'data', value: Buffer.from(node.value, 'base64'), path };
  }
  if (node.type === 'array')
    return { ...node, items: node.items.map((item) => profileValue(item, row.items)) };
  if (node.type !== 'dictionary') return node;
  const entries = Array.from(
    node.entries,
    ([key, value]) => [key, profileValue(value, row.keys?.[key])] as const,
  );
  return { ...node, entries: new Map(entries) };
}

function part(node: PlistNode, name: 'identifier' | 'requirement'): PlistNode | undefined {
  if (node.type !== 'string') return node;
  const [identifier, requirement] = composed(node.value);
  const value = name === 'identifier' ? identifier : requirement;
  return value === undefined ? undefined : { ...node, value };
}

/** `identifier {requirement}` in its parts; a text of another form is an identifier. */
function composed(text: string): readonly [identifier: string, requirement?: string] {
  const brace = text.endsWith('}') ? text.indexOf(' {') : -1;
  return brace < 0 ? [text] : [text.slice(0, brace), text.slice(brace + 2, -1)];
}
