import { vpnPayloadType } from '../apple/profile.js';
import { calledBy, type PlannedProfile } from './installed.js';
import { sameUUID } from './pair.js';
import type { PlanStatement, PlanWay } from './plan-types.js';
import { planSources } from './sources.js';

/** The installed profile whose place the new one takes, and how that is known. */
export interface Match {
  readonly old: PlannedProfile;
  /** Whether the top-level identifiers differ because a management system put its own in. */
  readonly rewritten: boolean;
  readonly statements: readonly PlanStatement[];
}

/** Finds the installed profile that the new one replaces: that with the same identifier, as far as a device can tell. */
export function matchOf(next: PlannedProfile, installed: readonly PlannedProfile[]): Match | undefined {
  const same = installed.filter(
    ({ identifier }) => identifier !== undefined && identifier === next.identifier,
  );
  // Of several, one of a user and one of the device, the one of the same kind.
  const old = same.find(({ user }) => user === undefined) ?? same[0];
  if (old !== undefined) return { old, rewritten: false, statements: [] };
  const rewritten =
    installed.find(({ rewrittenBy }) => rewrittenBy !== undefined) ??
    installed.find((profile) => hasSameVpns(profile, next));
  return rewritten && { old: rewritten, rewritten: true, statements: [rewrittenStatement(rewritten, next)] };
}

/** Whether the VPNs of one are in the other, by UUID: then it is the same profile, whatever it is called. */
function hasSameVpns(old: PlannedProfile, next: PlannedProfile): boolean {
  const vpns = old.payloads.filter(({ type }) => type === vpnPayloadType);
  return (
    vpns.length > 0 &&
    vpns.every((vpn) => next.payloads.some((other) => other.type === vpn.type && sameUUID(vpn, other)))
  );
}

function rewrittenStatement(old: PlannedProfile, { identifier }: PlannedProfile): PlanStatement {
  const { rewrittenBy } = old;
  if (rewrittenBy !== undefined) {
    return {
      about: 'replacement',
      message: `${rewrittenBy} gives the profile an identifier and a UUID of its own and keeps those of the payloads, so another identifier changes nothing. The device replaces the profile when ${rewrittenBy} updates the same object.`,
      fix: 'Update the same object (PUT to its id). A new object becomes a second profile.',
      source: planSources.rewrittenIdentifiers,
      confidence: 'observed',
    };
  }
  return {
    about: 'replacement',
    message: `The installed profile ${calledBy(old)} has the same VPN by UUID, but another identifier (${old.identifier ?? 'unknown'}, not ${identifier ?? 'unknown'}). Jamf Pro, Iru (Kandji), Zentral and Workspace ONE give profiles an identifier of their own. The plan assumes that the system that did so updates the profile.`,
    fix: 'Update the profile in the management system that installed it. Pushed in another way it becomes a second profile.',
    source: planSources.rewrittenIdentifiers,
    confidence: 'inferred',
  };
}

/** What to know of a profile with the same identifier that came to the device in another way. */
export function ownerStatements({ old }: Match, way: PlanWay): PlanStatement[] {
  if (way !== 'mdm' || old.isManaged !== false) return [];
  return [
    {
      about: 'replacement',
      message: `The management system did not install ${calledBy(old)}: somebody did by hand, or a declaration. If it was a declaration, the MDM command to replace it fails while that declaration is active.`,
      fix: 'Update the declaration, or take it away first.',
      source: planSources.legacyTakeover,
      confidence: 'documented',
    },
  ];
}
