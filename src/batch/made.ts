import type { DevicePlatform } from '../apple/os.js';
import type { Finding } from '../finding.js';
import type { PolicyReading } from '../graph/read-policy.js';
import type { Bindings } from '../translate/bindings/bindings.js';
import type { IssuedIdentity } from './manifest.js';

/** A profile, and everything that was found. */
export interface MadeDevice {
  /** The text of the `.mobileconfig`; absent where none can be made. Good only without errors. */
  readonly profile?: string;
  /** The identity that was issued for the device. */
  readonly identity?: IssuedIdentity;
  readonly findings: readonly Finding[];
}

/** How the profiles are made and judged. */
export interface MakerOptions {
  readonly platform: DevicePlatform;
  readonly os: string;
  readonly now: Date;
  /** Makes one profile as `translate` does. */
  readonly whole: (reading: PolicyReading, bindings: Bindings) => Promise<MadeDevice>;
}
