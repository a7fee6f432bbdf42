import { installErrors } from '../device/install-errors.js';
import { profileViewOf } from '../device/profile-view.js';
import type { Finding } from '../finding.js';
import { makeFinding } from '../finding-table.js';
import { stringAt } from '../plist/navigate.js';
import type { DictionaryNode, PlistNode } from '../plist/node.js';
import { alwaysOnSingle, alwaysOnVpns, secondWords } from '../rules/always-on/always-on-single.js';

/** The first Always On VPN of a profile: all that has to be known of a profile to judge it among others. */
export interface FirstAlwaysOn extends Pick<PlistNode, 'path' | 'position'> {
  /** The PayloadIdentifier of the profile. */
  readonly identifier: string | undefined;
}

/** A file with an Always On VPN among several for the same device. */
export interface AlwaysOnFile {
  /** The name of the file. */
  readonly file: string;
  readonly alwaysOn: FirstAlwaysOn;
  /** Whether it was named itself, and not found in a folder, where profiles can be for different devices. */
  readonly named: boolean;
}

/** The first Always On VPN of a profile, if it has one. */
export function firstAlwaysOn(profile: DictionaryNode): FirstAlwaysOn | undefined {
  const [vpn] = alwaysOnVpns(profileViewOf(profile));
  if (vpn === undefined) return undefined;
  const { path, position } = vpn.node;
  return { path, ...(position && { position }), identifier: stringAt(profile, 'PayloadIdentifier') };
}

/**
 * The findings about profiles that bring a second Always On VPN to a device that has the first. One with the same
 * PayloadIdentifier as an earlier one takes its place, and so is no second one.
 *
 * @returns the findings by file
 */
export function secondAlwaysOn(files: readonly AlwaysOnFile[]): ReadonlyMap<string, readonly Finding[]> {
  const findings = new Map<string, readonly Finding[]>();
  const [first] = files;
  for (const { file, alwaysOn, named } of files) {
    if (first === undefined || first.alwaysOn.identifier === alwaysOn.identifier) continue;
    const said = { ...secondWords(`the one in ${first.file}`), ...(named ? {} : inFolder) };
    findings.set(file, [makeFinding(alwaysOnSingle, { document: 'profile', ...said }, alwaysOn)]);
  }
  return findings;
}

const inFolder = {
  severity: 'warning',
  why: `A device that gets both rejects the second one (${installErrors.cannotInstallVpn}) together with its profile.`,
} as const;
