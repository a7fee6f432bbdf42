import type { InstalledPayload } from '../open/installed/installed.js';

/** A payload before and after; one of the two is there. */
export interface PayloadPair {
  readonly old?: InstalledPayload;
  readonly next?: InstalledPayload;
}

/** UUIDs are hexadecimal: capitals do not count. */
export function sameUUID(old: Pick<InstalledPayload, 'uuid'>, next: Pick<InstalledPayload, 'uuid'>): boolean {
  return old.uuid !== undefined && old.uuid.toLowerCase() === next.uuid?.toLowerCase();
}

/** What two payloads have in common when they are paired; undefined where one of it is not known. */
type Key = (payload: InstalledPayload) => string | undefined;

const byUUID: Key = ({ type, uuid }) => uuid && JSON.stringify([type, uuid.toLowerCase()]);
const byIdentifier: Key = ({ type, identifier }) => identifier && JSON.stringify([type, identifier]);
const byBoth: Key = (payload) => {
  const [uuid, identifier] = [byUUID(payload), byIdentifier(payload)];
  return uuid && identifier && `${uuid}${identifier}`;
};

/** From the surest to the weakest: Apple's own rule is that both are the same. */
const passes: readonly Key[] = [byBoth, byUUID, byIdentifier];

/** Pairs the payloads of two profiles by UUID and identifier: the new ones in their order, then the old ones that are left. */
export function pairPayloads(
  old: readonly InstalledPayload[],
  next: readonly InstalledPayload[],
): PayloadPair[] {
  const left = new Set(old);
  const found = new Map<InstalledPayload, InstalledPayload>();
  for (const keyOf of passes) {
    const waiting = groupedBy(left, keyOf);
    for (const one of next) {
      const key = found.has(one) ? undefined : keyOf(one);
      const other = key === undefined ? undefined : waiting.get(key)?.shift();
      if (other === undefined) continue;
      left.delete(other);
      found.set(one, other);
    }
  }
  return [
    ...next.map((one) => {
      const other = found.get(one);
      return other === undefined ? { next: one } : { old: other, next: one };
    }),
    ...Array.from(left, (one) => ({ old: one })),
  ];
}

function groupedBy(payloads: Iterable<InstalledPayload>, keyOf: Key): Map<string, InstalledPayload[]> {
  const groups = new Map<string, InstalledPayload[]>();
  for (const payload of payloads) {
    const key = keyOf(payload);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [payload]);
    else group.push(payload);
  }
  return groups;
}
