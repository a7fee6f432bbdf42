import type { KeyRow, KeyTable } from '../apple/key.js';
import { saysNothing } from '../device/says-nothing.js';
import type { Finding } from '../finding.js';
import { stringAt } from '../plist/navigate.js';
import type { DictionaryNode, PlistNode } from '../plist/node.js';
import { subjectOf } from '../rules/wording.js';
import type { JsonDictionary } from './declaration.js';
import { inferred, leftOut, notTaken } from './findings.js';
import { put, rowAt } from './paths.js';
import type { AnyRows, Each, Nested, Row } from './rows/row.js';
import { jsonOf, unknownKey } from './value.js';

/** A user name and a secret, each where the profile has it. */
export type CredentialParts = Readonly<Partial<Record<'UserName' | 'Password', PlistNode>>>;

/** What moving keys needs beside the rows. */
export interface Move {
  /** Whether the keys are those of an Always On VPN, which does not read all of them in a profile. */
  readonly alwaysOn: boolean;
  readonly findings: Finding[];
  /** The Identifier of the asset for the payload that a PayloadCertificateUUID names; undefined when there is none. */
  readonly identityAsset: (uuid: string) => string | undefined;
  /** The Identifier of the asset for credentials; undefined when they cannot be written. */
  readonly credentialAsset: (name: string, parts: CredentialParts, at: DictionaryNode) => string | undefined;
}

/** The dictionary that is written, and its table. */
export interface Target {
  readonly object: JsonDictionary;
  readonly table: KeyTable;
}

/**
 * Moves the keys of a profile's dictionary to where their rows say.
 *
 * @param keys the table of the dictionary
 * @param rows its rows
 * @param to what is written into
 */
export function moveKeys(from: DictionaryNode, keys: KeyTable, rows: AnyRows, to: Target, move: Move): void {
  for (const [key, node] of from.entries) {
    const row = Object.hasOwn(rows, key) ? rows[key] : undefined;
    if (row === undefined) move.findings.push(unknownKey(key, node));
    else if (row.kind !== 'envelope') moveKey(key, node, row, keys[key], to, move);
  }
  moveComposed(from, rows, to);
  moveCredentials(from, rows, to, move);
  reportMissing(from, rows, to.table, move);
}

function moveKey(
  key: string,
  node: PlistNode,
  row: Row,
  known: KeyRow | undefined,
  to: Target,
  move: Move,
): void {
  const isRead = !move.alwaysOn || (known?.alwaysOn ?? 'read') === 'read';
  const why = whyLeftOut(row, to.table);
  if (why !== undefined) {
    const severity = !isRead || saysNothing(node) ? 'info' : 'warning';
    move.findings.push(leftOut(node, `The declaration has no key for ${key}.`, why, severity));
    return;
  }
  if (!isRead) reportUnread(key, node, row, move);
  if (row.kind === 'moved') moveValue(node, row.to, to, move);
  if (row.kind === 'nested') moveNested(key, node, row, to, move);
  if (row.kind === 'each') moveEach(node, row, to, move);
  if (row.kind === 'identity') moveIdentity(node, row.to, to, move);
}

/** Always On has not all that a plain VPN has: then the row's path is none of its table. */
function whyLeftOut(row: Row, table: KeyTable): string | undefined {
  if (row.kind === 'no counterpart') return row.why;
  const exists = !('to' in row) || row.to === '' || rowAt(table, row.to) !== undefined;
  return exists ? undefined : 'The declaration of an Always On VPN has no key for it.';
}

function moveValue(node: PlistNode, path: string, { object, table }: Target, { findings }: Move): void {
  const row = rowAt(table, path);
  const json = row && jsonOf(node, row, findings);
  if (json !== undefined) put(object, path, json);
}

function moveNested(key: string, node: PlistNode, row: Nested<string>, to: Target, move: Move): void {
  if (node.type !== 'dictionary') {
    move.findings.push(notTaken(node, `${key} is not a dictionary.`));
    return;
  }
  if (row.to === '') {
    moveKeys(node, row.keys, row.rows, to, move);
    return;
  }
  const object: JsonDictionary = {};
  moveKeys(node, row.keys, row.rows, { object, table: rowAt(to.table, row.to)?.keys ?? {} }, move);
  put(to.object, row.to, object);
}

/** Elements that are no dictionaries are skipped, as the device does; the rules say that they are there. */
function moveEach(node: PlistNode, row: Each<string>, to: Target, move: Move): void {
  const table = rowAt(to.table, row.to)?.items?.keys ?? {};
  const items = node.type === 'array' ? node.items.filter((item) => item.type === 'dictionary') : [];
  const objects = items.map((item) => {
    const object: JsonDictionary = {};
    moveKeys(item, row.keys, row.rows, { object, table }, move);
    return object;
  });
  if (objects.length === 0)
    move.findings.push(notTaken(node, `${subjectOf(node)} is not an array with a dictionary in it.`));
  put(to.object, row.to, objects);
}

function moveIdentity(node: PlistNode, path: string, { object }: Target, move: Move): void {
  const asset = node.type === 'string' ? move.identityAsset(node.value) : undefined;
  if (asset !== undefined) put(object, path, asset);
  else move.findings.push(notTaken(node, 'This names no identity of the profile that can become an asset.'));
}

/** `identifier {requirement}`, as the declaration takes the two in one. */
function moveComposed(from: DictionaryNode, rows: AnyRows, { object }: Target): void {
  const parts = Object.entries(rows).flatMap(([key, row]) =>
    row.kind === 'composed' ? [{ ...row, text: stringAt(from, key) }] : [],
  );
  const identifier = parts.find(({ part }) => part === 'identifier');
  if (identifier?.text === undefined) return;
  const requirement = parts.find(({ part }) => part === 'requirement')?.text;
  put(
    object,
    identifier.to,
    requirement === undefined ? identifier.text : `${identifier.text} {${requirement}}`,
  );
}

function moveCredentials(from: DictionaryNode, rows: AnyRows, { object }: Target, move: Move): void {
  const found = new Map<string, { asset: string; parts: CredentialParts }>();
  for (const [key, row] of Object.entries(rows)) {
    const node = from.entries.get(key);
    if (row.kind !== 'credential' || node === undefined) continue;
    const parts = { ...found.get(row.to)?.parts, [row.field]: node };
    found.set(row.to, { asset: row.asset, parts });
  }
  for (const [path, { asset, parts }] of found) {
    const identifier = move.credentialAsset(asset, parts, from);
    if (identifier !== undefined) put(object, path, identifier);
  }
}

function reportUnread(key: string, node: PlistNode, { kind }: Row, { findings }: Move): void {
  findings.push(
    inferred(
      node,
      kind === 'nested' && !saysNothing(node) ? 'warning' : 'info',
      `The declaration has ${key}, which devices were seen not to read in an Always On profile.`,
      'The schema of the declaration has the key. Whether the device acts on it is not documented.',
    ),
  );
}

function reportMissing(from: DictionaryNode, rows: AnyRows, table: KeyTable, { findings }: Move): void {
  for (const [key, row] of Object.entries(rows)) {
    if (from.entries.has(key) || !isRequired(row, table)) continue;
    findings.push(notTaken(from, `${key} is missing. The declaration requires it.`));
  }
}

/** A dictionary that goes nowhere in particular holds all the rest. */
function isRequired(row: Row, table: KeyTable): boolean {
  if (row.kind === 'nested' && row.to === '') return true;
  return (row.kind === 'moved' || row.kind === 'each') && rowAt(table, row.to)?.presence === 'required';
}
