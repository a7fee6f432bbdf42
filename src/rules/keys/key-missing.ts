import { availableOn } from '../../apple/availability.js';
import { appleSources } from '../../apple/sources.js';
import { get } from '../../plist/navigate.js';
import type { TableView } from '../../device/key-views.js';
import { isValueForAll } from './spoken-for-elsewhere.js';
import type { Remark, Rule } from '../rule.js';
import type { Subject } from '../../device/profile-view.js';

export const keyMissing: Rule = {
  name: 'key-missing',
  title: "a key that Apple's schema requires is absent",
  severity: 'error',
  why: 'the device has nothing to work with, and presumably refuses the profile',
  source: appleSources.vpn,
  confidence: 'inferred',
  *check(subject) {
    for (const view of subject.keys.tables) yield* absentIn(view, subject);
    for (const { node, vpnType } of subject.vpns) {
      if (vpnType !== 'IKEv2' || get(node, 'IKEv2') !== undefined) continue;
      yield { at: node, message: 'has VPNType IKEv2, but no dictionary IKEv2' };
    }
  },
};

function* absentIn({ node, table, payload }: TableView, { platform, os }: Subject): Generator<Remark> {
  for (const [key, row] of Object.entries(table)) {
    if (row.presence !== 'required' || node.entries.has(key) || !isValueForAll(row)) continue;
    if (!availableOn(row, platform, os)) continue;
    yield {
      at: node,
      message: `has no ${key}, which Apple's schema requires`,
      source: row.source,
      // Certificates and identities mean nothing without their content; elsewhere a device can have a default.
      ...(payload?.row?.role === undefined && {
        severity: 'warning' as const,
        why: 'what a device does without it is not documented',
        confidence: 'documented' as const,
      }),
    };
  }
}
