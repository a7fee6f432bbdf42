import type { InstalledPayload } from '../open/installed/installed.js';

/** A payload before and after; one of the two is there. */
export interface PayloadPair {
  readonly old?: InstalledPayload;
  readonly next?: InstalledPayload;
}

type Fits = (old: InstalledPayload, next: InstalledPayload) => boolean;

const sameType: Fits = (old, next) => old.type === next.type;
const sameIdentifier: Fits = (old, next) =>
  old.identifier !== undefined && old.identifier === next.identifier;
/** UUIDs are hexadecimal: capitals do not count. */
export const sameUUID: Fits = (old, next) =>
  old.uuid !== undefined && old.uuid.toLowerCase() === next.uuid?.toLowerCase();

/** From the surest to the weakest: Apple's own rule is that both are the same. */
const passes: readonly Fits[] = [
  (old, next) => sameType(old, next) && sameIdentifier(old, next) && sameUUID(old, next),
  (old, next) => sameType(old, next) && sameUUID(old, next),
  (old, next) => sameType(old, next) && sameIdentifier(old, next),
];

/** Pairs the payloads of two profiles by UUID and identifier: the new ones in their order, then the old ones that are left. */
export function pairPayloads(
  old: readonly InstalledPayload[],
  next: readonly InstalledPayload[],
): PayloadPair[] {
  const left = new Set(old);
  const found = new Map<InstalledPayload, InstalledPayload>();
  for (const fits of passes) {
    for (const one of next) {
      if (found.has(one)) continue;
      const other = Array.from(left).find((candidate) => fits(candidate, one));
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
