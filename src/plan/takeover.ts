import { calledBy, type PlannedProfile } from './installed.js';
import { sameUUID } from './pair.js';
import type { PlanStatement } from './plan-types.js';
import { planSources } from './sources.js';

/** What a declaration that points at a profile may take over: a profile of the same structure that MDM has installed. */
export function takeoverStatements(next: PlannedProfile, old: PlannedProfile): PlanStatement[] {
  const said = { source: planSources.legacyTakeover, confidence: 'documented' } as const;
  if (old.isManaged === false) {
    return [
      {
        about: 'refusal',
        message: `A declaration cannot take over ${calledBy(old)}, because MDM did not install it.`,
        fix: 'Remove the installed profile first.',
        ...said,
      },
    ];
  }
  const difference = structureDifference(next, old);
  if (difference !== undefined) {
    return [
      {
        about: 'refusal',
        message: `A declaration takes over ${calledBy(old)} only when both have the same identifier, the same UUID, and the same payloads by type, identifier and UUID in the same order: ${difference}. The device does not apply the declaration and reports it as invalid.`,
        fix: 'Give the new profile the identifiers and UUIDs of the installed one, or remove the installed one first.',
        ...said,
      },
    ];
  }
  return [
    {
      about: 'replacement',
      message:
        'A declaration takes the profile over as it is: the device does not install it anew, so changed values take effect only with the next update of the declaration. While the declaration is active, MDM commands can neither replace nor remove the profile.',
      ...said,
    },
  ];
}

function structureDifference(next: PlannedProfile, old: PlannedProfile): string | undefined {
  if (next.identifier !== old.identifier) return 'the identifier is another';
  if (!sameUUID(asPayload(old), asPayload(next))) return 'the UUID is another';
  if (next.payloads.length !== old.payloads.length) {
    return `the installed profile has ${old.payloads.length} payloads, the new one ${next.payloads.length}`;
  }
  const index = old.payloads.findIndex((payload, place) => {
    const other = next.payloads[place];
    const isSame =
      other !== undefined &&
      payload.type === other.type &&
      payload.identifier === other.identifier &&
      // Some lists do not show the UUIDs of payloads.
      (payload.uuid === undefined || sameUUID(payload, other));
    return !isSame;
  });
  return index < 0 ? undefined : `payload ${index + 1} is another`;
}

function asPayload({ identifier, uuid }: PlannedProfile) {
  return { identifier, uuid, type: undefined };
}
