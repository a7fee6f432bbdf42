import type { KeyRow, KeyTable } from '../apple/key.js';
import { payloadKeys } from '../apple/keys/payload.js';
import { profileKeys } from '../apple/keys/profile.js';
import { vpnKeys } from '../apple/keys/vpn.js';
import { walkKeys } from '../apple/walk-keys.js';
import type { DictionaryNode, PlistNode } from '../plist/node.js';
import type { PayloadView, VpnView } from './views.js';

/** A dictionary and the table of its keys. */
export interface TableView {
  readonly node: DictionaryNode;
  readonly table: KeyTable;
  /** The payload that it is in or is; undefined for the profile itself. */
  readonly payload: PayloadView | undefined;
  /** Whether it belongs to an Always On VPN. */
  readonly alwaysOn: boolean;
}

interface KeyView extends Omit<TableView, 'node' | 'table'> {
  /** The key; of an element of an array, the key of the array. */
  readonly key: string;
  readonly node: PlistNode;
}

/** A key, or an element of an array, that Apple's tables describe. */
export interface KnownKeyView extends KeyView {
  readonly row: KeyRow;
}

/** A key that the table of its dictionary does not have. */
export interface UnknownKeyView extends KeyView {
  readonly table: KeyTable;
}

/** What the tables say of a profile, in the order of the document. */
export interface KeyViews {
  readonly known: readonly KnownKeyView[];
  readonly unknown: readonly UnknownKeyView[];
  readonly tables: readonly TableView[];
}

/** How a dictionary and what is in it are looked at. */
interface Look extends TableView {
  /** Whether the table is complete, so that another key is a mistake. */
  readonly isComplete: boolean;
  /** Whether the device reads a value; one that it does not read is not looked at. */
  readonly isRead: (row: KeyRow, node: PlistNode) => boolean;
}

/**
 * Looks the keys of a profile up in Apple's tables. Of payloads that we do not judge only the keys that every
 * payload has are looked at; what the device does not read is left out.
 */
export function keyViewsOf(
  profile: DictionaryNode,
  payloads: readonly PayloadView[],
  vpns: readonly VpnView[],
): KeyViews {
  const vpnOf = new Map(vpns.map((vpn) => [vpn.node, vpn]));
  const looks = payloads.map((payload) => lookAtPayload(payload, vpnOf.get(payload.node)));
  const views = [lookAtAll(profile, profileKeys, undefined), ...looks].map(viewsOf);
  return {
    known: views.flatMap(({ known }) => known),
    unknown: views.flatMap(({ unknown }) => unknown),
    tables: views.flatMap(({ tables }) => tables),
  };
}

function lookAtAll(node: DictionaryNode, table: KeyTable, payload: PayloadView | undefined): Look {
  return { node, table, payload, alwaysOn: false, isComplete: true, isRead: () => true };
}

function lookAtPayload(payload: PayloadView, vpn: VpnView | undefined): Look {
  const all = lookAtAll(payload.node, payload.row?.keys ?? payloadKeys, payload);
  if (vpn?.vpnType === 'AlwaysOn') {
    const unreached = new Set<PlistNode>(vpn.unreached);
    return { ...all, alwaysOn: true, isRead: (row, node) => isReadByAlwaysOn(row) && !unreached.has(node) };
  }
  if (vpn?.vpnType === 'IKEv2') return { ...all, isRead: (row) => row !== vpnKeys.AlwaysOn };
  if (vpn === undefined && payload.row !== undefined) return all;
  return { ...all, table: payloadKeys, isComplete: false };
}

/** Whether Always On was seen to read a key. */
export function isReadByAlwaysOn({ alwaysOn }: KeyRow): boolean {
  return alwaysOn === undefined || alwaysOn === 'read';
}

function viewsOf({ node: root, table: rootTable, payload, alwaysOn, isComplete, isRead }: Look): KeyViews {
  const known: KnownKeyView[] = [];
  const unknown: UnknownKeyView[] = [];
  const tables: TableView[] = [{ node: root, table: rootTable, payload, alwaysOn }];
  walkKeys(root, rootTable, {
    known(key, row, node) {
      if (!isRead(row, node)) return;
      known.push({ key, row, node, payload, alwaysOn });
      if (node.type === 'dictionary' && row.keys) tables.push({ node, table: row.keys, payload, alwaysOn });
    },
    unknown(key, node, table) {
      if (isComplete) unknown.push({ key, node, table, payload, alwaysOn });
    },
    enters: isRead,
  });
  return { known, unknown, tables };
}
