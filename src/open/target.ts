import { newestOS, type Platform } from '../apple/os.js';

/** For whom a file is judged. */
export interface TargetOptions {
  readonly platform?: 'ios' | 'macos' | undefined;
  /** The version; by default the newest that the tables know. */
  readonly os?: string | undefined;
}

/** The same as the rules take it. */
export function targetOf({ platform, os = newestOS }: TargetOptions): { platform: Platform; os: string } {
  return { platform: platform === 'macos' ? 'macOS' : 'iOS', os };
}
