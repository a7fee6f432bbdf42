import type { DictionaryNode } from '../../plist/node.js';

/** A payload of an installed profile. */
export interface InstalledPayload {
  readonly identifier: string | undefined;
  readonly uuid: string | undefined;
  readonly type: string | undefined;
  /** The payload as it is; absent where its values cannot be seen. */
  readonly node?: DictionaryNode;
}

/** A profile that is on a device, as far as a file shows it. */
export interface InstalledProfile {
  readonly identifier: string | undefined;
  readonly uuid: string | undefined;
  /** Its PayloadDisplayName. */
  readonly name: string | undefined;
  /** The user of a Mac whose profile it is; absent for a profile of the device. */
  readonly user?: string;
  /** Whether the management system installed it; absent where the file does not say. */
  readonly isManaged?: boolean;
  readonly removalDisallowed?: boolean;
  readonly payloads: readonly InstalledPayload[];
  /** The profile, where the file shows values; it lacks what the file hides. */
  readonly profile?: DictionaryNode;
}

/** What a list of installed profiles is called, and what it shows. */
export type InstalledListKind =
  | 'list of profiles of a Mac'
  | 'answer to ProfileList'
  | 'list of profiles of MCInstall';

/** The profiles on a device, as one tool lists them. */
export interface InstalledList {
  readonly kind: InstalledListKind;
  /** Who shows the form of the list. */
  readonly source: string;
  readonly profiles: readonly InstalledProfile[];
}

/** Where the forms of these lists can be seen. */
export const installedSources = {
  profilesTool:
    "output of Apple's tool profiles in the tests of other programs, https://github.com/fleetdm/fleet/blob/main/orbit/pkg/profiles/profiles_darwin_test.go and https://github.com/chef/chef",
  profileList:
    "Apple's documentation of the command ProfileList, https://developer.apple.com/documentation/devicemanagement/profile-list-command",
  mcInstall:
    "pymobiledevice3's own tests, https://github.com/doronz88/pymobiledevice3/blob/master/tests/services/test_mobile_config.py",
} as const;
