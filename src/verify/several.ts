import { installErrors } from '../device/install-errors.js';
import { profileViewOf } from '../device/profile-view.js';
import type { Finding } from '../finding.js';
import { stringAt } from '../plist/navigate.js';
import type { DictionaryNode } from '../plist/node.js';
import { alwaysOnSingle, alwaysOnVpns, secondRemark } from '../rules/always-on/always-on-single.js';
import { findingOf } from '../rules/judge.js';

/** A profile among several for the same device. */
export interface NamedProfile {
  /** The name of its file. */
  readonly file: string;
  readonly profile: DictionaryNode;
  /** Whether it was named itself, and not found in a folder, where profiles can be for different devices. */
  readonly named: boolean;
}

/**
 * The findings about profiles that bring a second Always On VPN to a device that has the first. One with the same
 * PayloadIdentifier as an earlier one takes its place, and so is no second one.
 *
 * @returns the findings by file
 */
export function secondAlwaysOn(profiles: readonly NamedProfile[]): ReadonlyMap<string, readonly Finding[]> {
  const findings = new Map<string, readonly Finding[]>();
  let first: { readonly place: string; readonly identifier: string | undefined } | undefined;
  for (const { file, profile, named } of profiles) {
    const [vpn] = alwaysOnVpns(profileViewOf(profile));
    if (vpn === undefined) continue;
    const identifier = stringAt(profile, 'PayloadIdentifier');
    first ??= { place: `the one in ${file}`, identifier };
    if (first.identifier === identifier) continue;
    const said = named ? {} : inFolder;
    findings.set(file, [findingOf(alwaysOnSingle, { ...secondRemark(vpn, first.place), ...said })]);
  }
  return findings;
}

const inFolder = {
  severity: 'warning',
  why: `A device that gets both rejects the second one (${installErrors.cannotInstallVpn}) together with its profile.`,
} as const;
