import { availableOn } from '../../apple/availability.js';
import type { KeyRow, KeyTable } from '../../apple/key.js';
import { appleSources } from '../../apple/sources.js';
import type { TableView } from '../../device/key-views.js';
import type { ProfileView } from '../../device/profile-view.js';
import { get } from '../../plist/navigate.js';
import type { Remark, Rule } from '../rule.js';
import { subjectOf } from '../wording.js';
import { isValueForAll } from './spoken-for-elsewhere.js';

export const keyMissing: Rule = {
  name: 'key-missing',
  title: 'missing key',
  severity: 'error',
  why: 'Devices cannot use the payload without the key and probably reject the profile.',
  source: appleSources.vpn,
  confidence: 'inferred',
  inDeclarations: 'own schema',
  *check(view) {
    for (const dictionary of view.keys.tables) yield* absentIn(dictionary, view);
    for (const { node, vpnType } of view.vpns) {
      if (vpnType !== 'IKEv2' || get(node, 'IKEv2') !== undefined) continue;
      yield {
        at: node,
        message: 'The VPN has VPNType IKEv2, but no dictionary IKEv2.',
        fix: 'Add the dictionary IKEv2 with the keys of the tunnel.',
      };
    }
  },
};

/** Certificates and identities mean nothing without their content; elsewhere a device can have a default. */
function isMeaningfulWithout(payload: TableView['payload']): boolean {
  return payload?.row?.role === undefined || payload.row.role === 'vpn';
}

/** Few of a table's keys are required, and every dictionary of a profile is asked for them. */
const required = new WeakMap<KeyTable, readonly [string, KeyRow][]>();

function requiredIn(table: KeyTable): readonly [string, KeyRow][] {
  const known = required.get(table);
  if (known !== undefined) return known;
  const rows = Object.entries(table).filter(([, row]) => row.presence === 'required' && isValueForAll(row));
  required.set(table, rows);
  return rows;
}

function* absentIn({ node, table, payload }: TableView, { platform, os }: ProfileView): Generator<Remark> {
  for (const [key, row] of requiredIn(table)) {
    if (node.entries.has(key) || !availableOn(row, platform, os)) continue;
    yield {
      at: node,
      message: `${subjectOf(node)} has no ${key}, which Apple's schema requires.`,
      fix: `Add ${key}.`,
      source: row.source,
      ...(isMeaningfulWithout(payload) && {
        severity: 'warning' as const,
        why: 'Apple does not document what devices do without it.',
        confidence: 'documented' as const,
      }),
    };
  }
}
