import type { DevicePlatform } from '../apple/os.js';
import { compare } from '../compare/compare.js';
import { readIdentities } from '../device/identities.js';
import type { Finding } from '../finding.js';
import type { PlannedProfile } from './installed.js';
import type { PlanStatement } from './plan-types.js';
import { planSources } from './sources.js';

/** What the device does otherwise with the new profile than with the installed one. */
export async function differencesOf(
  old: PlannedProfile,
  next: PlannedProfile,
  platform: DevicePlatform,
): Promise<{ readonly differences: readonly Finding[]; readonly statements: readonly PlanStatement[] }> {
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
    platform,
    unbound: [...(next.lacks ?? []), ...hiddenBindings(hidden.map(({ type }) => type))],
    identities: { expected, delivered },
  });
  return { differences: findings.map(ofInstalled), statements };
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
    fix: 'take the profile as the management system delivers it for --installed',
    source: planSources.inferred,
    confidence: 'inferred',
  };
}

/** `compare` speaks of what was ordered; here that is what is installed. */
const words: readonly (readonly [RegExp, string])[] = [
  [/\bwas not ordered\b/g, 'is not installed'],
  [/\bwere not ordered\b/g, 'are not installed'],
  [/\bthat was ordered\b/g, 'that is installed'],
  [/\bwas ordered\b/g, 'is installed'],
  [/\bis not as ordered\b/g, 'is not as installed'],
  [/\bas ordered\b/g, 'as installed'],
  [/\bthe ordered one\b/g, 'the installed one'],
  [/\bordered\b/g, 'installed'],
];

function ofInstalled(finding: Finding): Finding {
  const message = words.reduce((text, [from, to]) => text.replace(from, to), finding.message);
  return { ...finding, message };
}
