import { availableOn } from '../../apple/availability.js';
import type { Availability } from '../../apple/key.js';
import { appleSources } from '../../apple/sources.js';
import type { ProfileView } from '../../device/profile-view.js';
import { get } from '../../plist/navigate.js';
import { pointer } from '../../pointer.js';
import type { Remark, Rule } from '../rule.js';
import { shown } from '../wording.js';

export const keyNotOnOs: Rule = {
  name: 'key-not-on-os',
  title: 'key or payload that the OS does not have',
  severity: 'warning',
  why: 'Devices ignore a key that they do not know, so it has no effect.',
  source: appleSources.vpn,
  confidence: 'inferred',
  inDeclarations: 'own schema',
  *check(view) {
    const { platform, os, keys, payloads } = view;
    for (const { node, row } of payloads) {
      const at = get(node, 'PayloadType');
      if (at === undefined || row === undefined || availableOn(row, platform, os)) continue;
      yield {
        at,
        severity: 'error',
        message: `The payload has the type ${shown(at)}, which ${whenWords(row.since, view)}.`,
        why: 'Devices reject a profile that has a payload of an unknown type.',
        fix: 'Remove the payload from profiles for these devices.',
        os: beforeWords(row.since, view),
      };
    }
    for (const { key, row, node, alwaysOn, payload } of keys.known) {
      // Where there is no such payload at all its keys need no mention; of Always On always-on-platform says so.
      if (payload?.row !== undefined && !availableOn(payload.row, platform, os)) continue;
      if (alwaysOn && platform !== 'iOS' && platform !== 'visionOS') continue;
      if (row.since === undefined || availableOn(row, platform, os) || !node.path.endsWith(pointer(key)))
        continue;
      yield {
        at: node,
        message: `${key} ${whenWords(row.since, view)}.`,
        fix: `Remove ${key}, or require the version that has it.`,
        source: row.sinceSource?.[platform] ?? row.source,
        os: beforeWords(row.since, view),
      } satisfies Remark;
    }
  },
};

function whenWords(since: Availability, { platform }: ProfileView): string {
  const first = since[platform];
  return first === 'n/a' ? `does not exist on ${platform}` : `exists only in ${platform} ${first} and later`;
}

function beforeWords(since: Availability, { platform }: ProfileView): string {
  const first = since[platform];
  return first === 'n/a' ? platform : `${platform} before ${first}`;
}
