import { vpnPayloadType } from '../apple/profile.js';
import { compare } from '../compare/compare.js';
import { readIdentities } from '../device/identities.js';
import type { Finding } from '../finding.js';
import type { PlannedProfile } from './installed.js';
import type { PlanStatement, TrafficChange } from './plan-types.js';
import { planSources } from './sources.js';
import { type DeviceTarget, trafficBetween } from './traffic.js';

/** What differs, as far as it can be seen. */
export interface Differences {
  readonly differences: readonly Finding[];
  readonly statements: readonly PlanStatement[];
  readonly traffic?: readonly TrafficChange[];
}

/** What the device does otherwise with the new profile than with the installed one. */
export async function differencesOf(
  old: PlannedProfile,
  next: PlannedProfile,
  target: DeviceTarget,
): Promise<Differences> {
  const hidden = old.payloads.filter(({ node }) => node === undefined);
  const statements: PlanStatement[] =
    hidden.length === 0 ? [] : [valuesHidden(hidden.length, old.payloads.length)];
  if (old.profile === undefined || next.profile === undefined || hidden.length === old.payloads.length) {
    return { differences: [], statements };
  }
  const [expected, delivered] = await Promise.all([
    readIdentities(old.profile),
    readIdentities(next.profile),
  ]);
  const findings = compare(old.profile, next.profile, {
    platform: target.platform,
    unbound: [...(next.lacks ?? []), ...hiddenBindings(hidden.map(({ type }) => type))],
    identities: { expected, delivered },
    names: { expected: 'the installed profile', delivered: 'the new profile' },
  });
  const traffic = hidden.some(({ type }) => type === vpnPayloadType)
    ? undefined
    : trafficBetween(
        { profile: old.profile, identities: expected },
        { profile: next.profile, identities: delivered },
        target,
      );
  return { differences: findings, statements, ...(traffic && { traffic }) };
}

/** What cannot be compared because the list does not show the payloads that have it. */
function hiddenBindings(types: readonly (string | undefined)[]): string[] {
  const isIdentity = (type = '') => /^com\.apple\.security\.(?:pkcs12|scep|acme)$/.test(type);
  const isAuthority = (type = '') => /^com\.apple\.security\.(?:root|pem|pkcs1)$/.test(type);
  return [
    ...(types.some(isIdentity) ? ['identity'] : []),
    ...(types.some(isAuthority) ? ['trustedRoots'] : []),
  ];
}

function valuesHidden(hidden: number, all: number): PlanStatement {
  const which = hidden === all ? 'no values' : `no values of ${hidden} of the ${all} payloads`;
  return {
    about: 'values',
    message: `The list of what is installed shows ${which}, only identifiers, UUIDs and types. Whether these payloads mean the same cannot be compared.`,
    fix: 'Take the profile as the management system delivers it for --installed.',
    source: planSources.inferred,
    confidence: 'inferred',
  };
}
