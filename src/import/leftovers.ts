import type { KeyRow, KeyTable } from '../apple/key.js';
import { payloadKeys } from '../apple/keys/payload.js';
import { payloadTypeRow } from '../apple/payload-types.js';
import { saysNothing } from '../device/says-nothing.js';
import { stringAt } from '../plist/navigate.js';
import type { DictionaryNode, PlistNode } from '../plist/node.js';
import { type Place, places } from '../translate/rows/places.js';
import { cannotSay, type Reading } from './reading.js';

/** The places that have been read whole, key by key; the others are told where they are read. */
const lookedAt = [
  'profile',
  'payload',
  'AlwaysOn',
  'tunnel',
  'IKESecurityAssociationParameters',
  'ChildSecurityAssociationParameters',
] as const satisfies readonly Place[];

/** Tells every key and payload that neither the policy nor the bindings say. */
export function reportLeftovers(reading: Reading): void {
  for (const place of lookedAt) {
    const dictionary = reading.places[place];
    if (dictionary !== undefined) reportKeys(dictionary, places[place], reading);
  }
  for (const payload of reading.payloads) {
    if (payload === reading.vpn) continue;
    const type = stringAt(payload, 'PayloadType') ?? 'unknown';
    if (reading.used.has(payload)) reportKeys(payload, payloadTypeRow(type)?.keys ?? {}, reading);
    else {
      const message = `a payload of type ${type} is not part of the VPN policy and is left out`;
      reading.findings.push(
        cannotSay(
          payload,
          message,
          'Intune has other policies for other payloads, and a custom profile for any',
        ),
      );
    }
  }
}

function reportKeys(dictionary: DictionaryNode, table: KeyTable, { used, column, findings }: Reading): void {
  for (const [key, node] of dictionary.entries) {
    if (used.has(node) || Object.hasOwn(payloadKeys, key)) continue;
    const row = Object.hasOwn(table, key) ? table[key] : undefined;
    // What a key does that nobody knows is not known for 0 either.
    const matters = row === undefined || (isRead(row, column) && !changesNothing(node, row));
    findings.push(
      cannotSay(
        node,
        `${key} has no counterpart in Graph and is left out`,
        undefined,
        matters ? 'warning' : 'info',
      ),
    );
  }
}

function isRead(row: KeyRow, column: Reading['column']): boolean {
  return column === 'ikev2' || (row.alwaysOn ?? 'read') === 'read';
}

/** Whether the device does without the key what the key says; a flag may be written as a number or a boolean. */
function changesNothing(node: PlistNode, row: KeyRow): boolean {
  if (row.default === undefined) return saysNothing(node);
  const value = 'value' in node ? node.value : undefined;
  return value === row.default || (typeof value === 'boolean' && Number(value) === row.default);
}
