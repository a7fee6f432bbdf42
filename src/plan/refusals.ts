import type { DevicePlatform } from '../apple/os.js';
import { vpnPayloadType } from '../apple/profile.js';
import { installErrors, quoted } from '../device/install-errors.js';
import type { InstalledPayload } from '../open/installed/installed.js';
import { stringAt } from '../plist/navigate.js';
import { calledBy, type PlannedProfile } from './installed.js';
import type { Match } from './match.js';
import type { PlanStatement, PlanWay } from './plan-types.js';
import { planSources } from './sources.js';
import { takeoverStatements } from './takeover.js';

/** What decides whether a device takes a profile, beside the profile itself. */
export interface Circumstances {
  readonly next: PlannedProfile;
  readonly installed: readonly PlannedProfile[];
  readonly match: Match | undefined;
  readonly platform: DevicePlatform;
  readonly way: PlanWay;
}

/** What keeps the device, or the system that manages it, from taking the profile. */
export function refusals(circumstances: Circumstances): PlanStatement[] {
  const { next, match, way } = circumstances;
  return [
    ...secondAlwaysOn(circumstances),
    ...alwaysOnForMacs(circumstances),
    ...otherScope(circumstances),
    ...(match && way === 'ddm' ? takeoverStatements(next, match.old) : []).filter(isRefusal),
    ...otherSigner(circumstances),
  ];
}

export function isRefusal({ about }: PlanStatement): boolean {
  return about === 'refusal';
}

function secondAlwaysOn({ next, installed, match, platform }: Circumstances): PlanStatement[] {
  if (platform !== 'iOS' || !next.payloads.some(isAlwaysOn)) return [];
  return installed
    .filter((profile) => profile !== match?.old && profile.payloads.some(isAlwaysOn))
    .map((profile) => ({
      about: 'refusal',
      message: `The installed profile ${calledBy(profile)} has an Always On VPN already, and a device takes one. It rejects the new profile whole (${installErrors.cannotInstallVpn}).${kept(profile)}`,
      fix: `Remove ${calledBy(profile)} first, or give the new profile its identifier${profile.identifier === undefined ? '' : ` (${profile.identifier})`}, so that it is replaced.`,
      source: planSources.deploymentReference,
      confidence: 'documented',
    }));
}

function alwaysOnForMacs({ next, platform }: Circumstances): PlanStatement[] {
  if (platform !== 'macOS' || !next.payloads.some(isAlwaysOn)) return [];
  return [
    {
      about: 'refusal',
      message: `Always On exists on iPhones and iPads only. A Mac does not install the profile and says ${quoted('serviceNotCreated')} (${installErrors.serviceNotCreatedCode}).`,
      fix: 'Make the profile with --platform macos, which gives an IKEv2 VPN with on-demand rules.',
      source: planSources.vpn,
      confidence: 'documented',
    },
  ];
}

function kept({ removalDisallowed }: PlannedProfile): string {
  return removalDisallowed === true
    ? ' The installed profile forbids its removal, so only the management system can remove it.'
    : '';
}

export function isAlwaysOn({ type, node }: InstalledPayload): boolean {
  return type === vpnPayloadType && node !== undefined && stringAt(node, 'VPNType') === 'AlwaysOn';
}

/** iPhones do not look at PayloadScope. */
function otherScope({ next, match, platform }: Circumstances): PlanStatement[] {
  if (platform !== 'macOS' || match === undefined) return [];
  const [before, after] = [scopeOf(match.old), scopeOf(next)];
  if (before === undefined || after === undefined || before === after) return [];
  return [
    {
      about: 'refusal',
      message: `PayloadScope changes from ${before} to ${after}. A Mac keeps the profiles of the device apart from those of its users, so the new profile does not replace the old one. Fleet refuses such a change.`,
      fix: `Keep PayloadScope ${before}, or remove the installed profile and give the new one another identifier.`,
      source: planSources.fleetScope,
      confidence: 'inferred',
    },
  ];
}

/** Undefined where nothing tells: management systems differ in what they take an absent PayloadScope for. */
function scopeOf({ user, profile }: PlannedProfile): string | undefined {
  return user === undefined ? profile && stringAt(profile, 'PayloadScope') : 'User';
}

function otherSigner({ next, match, way }: Circumstances): PlanStatement[] {
  const signer = match?.old.signer;
  if (signer === undefined || signer === next.signer) return [];
  const message = `The installed profile is signed, and the new one is ${next.signer === undefined ? 'not' : 'signed with another certificate'}. A device replaces a signed profile only by one with the same signer.`;
  const said = { source: planSources.observed, confidence: 'observed' } as const;
  return way === 'hand'
    ? [
        {
          about: 'refusal',
          message,
          fix: 'Sign with the same certificate, or remove the installed profile first.',
          ...said,
        },
      ]
    : [
        {
          about: 'replacement',
          message: `${message} Whether that holds for a management system too is not known.`,
          ...said,
        },
      ];
}

/** Payloads whose UUID another installed profile has too, which stays. */
export function sharedUUIDs({ next, installed, match }: Circumstances): PlanStatement[] {
  const uuids = new Set(next.payloads.map(({ uuid }) => uuid?.toLowerCase()));
  return installed
    .filter((profile) => profile !== match?.old)
    .flatMap((profile) =>
      profile.payloads
        .filter(({ uuid }) => uuid !== undefined && uuids.has(uuid.toLowerCase()))
        .map(
          (payload): PlanStatement => ({
            about: 'identity',
            message: `The installed profile ${calledBy(profile)} has a payload with the same UUID (${payload.uuid ?? ''}). UUIDs must be unique on a device. Which of the two payloads it keeps is not documented.`,
            fix: 'Make a new UUID, or remove that profile first.',
            source: planSources.common,
            confidence: 'inferred',
          }),
        ),
    );
}
