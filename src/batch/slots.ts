import type { Bindings } from '../translate/bindings/bindings.js';
import { isTree, mergeTrees, treeOf } from '../translate/bindings/tree.js';

/**
 * The bindings that usually differ from device to device and go into a profile as they are: whatever they say, the
 * profile is the same but for them.
 */
export const slotNames = [
  'device.serialNumber',
  'device.udid',
  'device.name',
  'user.email',
  'user.name',
  'user.principalName',
  'localIdentifier',
  'sharedSecret',
  'eap.username',
  'eap.password',
] as const;

export type SlotName = (typeof slotNames)[number];

/** The values of slots; one that is absent is not bound by the list. */
export type SlotValues = Partial<Readonly<Record<SlotName, string>>>;

export function isSlotName(name: string): name is SlotName {
  return (slotNames as readonly string[]).includes(name);
}

/** Bindings with other values in their slots. */
export function withSlots(bindings: Bindings, values: SlotValues): Bindings {
  let changed: unknown = bindings;
  for (const [name, value] of Object.entries(values)) {
    changed = isTree(changed) ? mergeTrees(changed, treeOf(name.split('.'), value)) : changed;
  }
  return changed as Bindings;
}
