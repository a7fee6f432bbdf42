import { type DevicePlatform, newestOS } from '../apple/os.js';

/** For whom a file is judged. */
export interface TargetOptions {
  readonly platform?: DevicePlatform | undefined;
  /** The version; by default the newest that the tables know. */
  readonly os?: string | undefined;
}

/** The same as the rules take it. */
export function targetOf({ platform = 'iOS', os = newestOS }: TargetOptions): {
  platform: DevicePlatform;
  os: string;
} {
  return { platform, os };
}
