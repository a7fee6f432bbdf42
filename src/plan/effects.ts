import { payloadTypeRow } from '../apple/payload-types.js';
import { vpnPayloadType } from '../apple/profile.js';
import { hasContent, usesEap } from '../device/authentication.js';
import { profileViewOf } from '../device/profile-view.js';
import { get } from '../plist/navigate.js';
import type { PayloadChange, PlanStatement } from './plan-types.js';
import { type Circumstances, isAlwaysOn } from './refusals.js';
import { planSources } from './sources.js';

/** What happens meanwhile, and what is needed for it. */
export function effects(circumstances: Circumstances, payloads: readonly PayloadChange[]): PlanStatement[] {
  return [
    ...tunnelEffects(circumstances, payloads),
    ...userEffects(circumstances),
    ...deviceNeeds(circumstances),
  ];
}

/** Whether a VPN payload, or an identity that it may use, does not stay as it is. */
function tunnelChanges(payloads: readonly PayloadChange[]): boolean {
  return payloads.some(
    ({ type, change }) =>
      change !== 'kept' &&
      change !== 'added' &&
      type !== undefined &&
      (type === vpnPayloadType || payloadTypeRow(type)?.role === 'identity'),
  );
}

function tunnelEffects({ next, match }: Circumstances, payloads: readonly PayloadChange[]): PlanStatement[] {
  const alwaysOn = next.payloads.some(isAlwaysOn);
  const statements: PlanStatement[] = [];
  const hadVpn = match?.old.payloads.some(({ type }) => type === vpnPayloadType) === true;
  if (hadVpn && tunnelChanges(payloads)) {
    statements.push({
      about: 'tunnel',
      message: 'The tunnel drops while the device replaces the profile: its VPN or its identity changes.',
      source: planSources.inferred,
      confidence: 'inferred',
    });
  } else if (hadVpn) {
    statements.push({
      about: 'tunnel',
      message:
        'The VPN stays as it is. The tunnel can still drop for a moment: a device was seen to set the installed VPN aside while it replaces a profile.',
      source: planSources.observed,
      confidence: 'observed',
    });
  }
  if (alwaysOn) {
    statements.push({
      about: 'network',
      message:
        'While no tunnel is up, the device drops all IP traffic but that of the exceptions. If the new tunnel does not come up, the management system cannot reach the device to correct it.',
      fix: 'Try the profile on one device that you can reach by cable first.',
      source: planSources.deploymentReference,
      confidence: 'inferred',
    });
  }
  return statements;
}

function userEffects({ next, way }: Circumstances): PlanStatement[] {
  const asked: PlanStatement[] = [];
  if (way === 'hand') {
    asked.push({
      about: 'user',
      message:
        'The user installs the profile in Settings, confirms it, and enters the passcode of the device where it has one.',
      source: planSources.profileReference,
      confidence: 'inferred',
    });
  }
  const { profile } = next;
  if (profile !== undefined) {
    if (get(profile, 'ConsentText') !== undefined && way === 'hand') {
      asked.push({
        about: 'user',
        message: 'The profile has a ConsentText: the device shows it, and the user must agree.',
        source: planSources.topLevel,
        confidence: 'documented',
      });
    }
    const { tunnels } = profileViewOf(profile);
    const withoutName = tunnels.some((tunnel) => usesEap(tunnel) && !hasContent(tunnel.node, 'AuthName'));
    const method = tunnels.some(({ node }) => get(node, 'PayloadCertificateUUID') !== undefined);
    if (withoutName && !method) {
      asked.push({
        about: 'user',
        message: 'The VPN uses EAP and has no AuthName: the device asks the user for name and password.',
        source: planSources.vpn,
        confidence: 'inferred',
      });
    }
  }
  if (asked.length > 0) return asked;
  return [
    {
      about: 'user',
      message:
        'The management system installs the profile without asking the user. No passcode is needed, but a locked device can put the command off until it is unlocked.',
      source: planSources.installProfile,
      confidence: 'inferred',
    },
  ];
}

function deviceNeeds({ next, platform }: Circumstances): PlanStatement[] {
  const alwaysOn = next.payloads.some(isAlwaysOn);
  const statements: PlanStatement[] = [];
  if (alwaysOn && platform === 'iOS') {
    statements.push({
      about: 'supervision',
      message: 'Always On needs a supervised device. Any other device rejects the whole profile.',
      source: planSources.deploymentReference,
      confidence: 'documented',
    });
  }
  if (next.removalDisallowed === true && platform === 'iOS') {
    statements.push({
      about: 'removal',
      message: 'The user cannot remove the profile. Devices keep to that only when they are supervised.',
      source: planSources.topLevel,
      confidence: 'documented',
    });
  }
  return statements;
}
