import type { KeyObject } from 'node:crypto';
import type { DevicePlatform } from '../../apple/os.js';
import type { ListColumns } from '../../batch/columns.js';
import type { Tally } from '../../batch/manifest.js';
import type { DeviceRow } from '../../batch/row.js';
import type { Example } from '../../batch/summary.js';
import type { ChannelName } from '../../delivery/index.js';
import type { ChannelOptions } from '../../delivery/options.js';
import type { RuleChoices } from '../../report/choose.js';
import type { Digest } from '../../signing/algorithm.js';
import type { Tree } from '../../translate/bindings/tree.js';
import type { IssuingMaterial } from '../issuer.js';

/** What every thread of a run starts with: plain values, which can be handed to another thread. */
export interface BatchJob {
  readonly policy: Uint8Array;
  readonly select: string | undefined;
  readonly platform: DevicePlatform;
  readonly os: string;
  /** The moment of the run, and what the clock of the system said then. */
  readonly now: Date;
  readonly startedAt: number;
  readonly list: ListColumns;
  /** Where the paths of the list begin. */
  readonly listFolder: string;
  /** Whether a cell may hold a secret itself. */
  readonly secretsAllowed: boolean;
  /** What holds for all devices, its files named in full. */
  readonly common: Tree;
  /** The secrets that {@link common} names, read already, by the dotted path of the binding. */
  readonly secrets: ReadonlyMap<string, string>;
  readonly identityLegacy: boolean;
  readonly allowErrors: boolean;
  readonly strict: boolean;
  readonly choices: RuleChoices;
  readonly signing: SigningJob | undefined;
  /** What identities are issued with. */
  readonly issuing: IssuingMaterial | undefined;
  readonly channel: { readonly name: ChannelName; readonly options: ChannelOptions } | undefined;
  /** Where the profiles go, in full. */
  readonly folder: string;
  /** Begins the digest of what a file was made of: a secret of this run, and what is the same for all devices. */
  readonly digestKey: string;
}

/** Who signs, and how. */
export interface SigningJob {
  readonly certificate: Uint8Array;
  readonly chain: readonly Uint8Array[];
  /** Absent where a program signs, which is asked in the main thread. */
  readonly key: KeyObject | undefined;
  readonly digest: Digest;
  /** Undefined for the moment at which each is signed. */
  readonly time: Date | undefined;
  readonly encryptTo: readonly Uint8Array[] | undefined;
  /** The SHA-256 of the certificate. */
  readonly fingerprint: string;
}

/** A row on its way to be made. */
export interface RowToMake extends DeviceRow {
  /** The line of the same device before this one. */
  readonly twiceOf?: number;
  /** What the manifest of an earlier run says of the device, as its line. */
  readonly former?: string;
}

/** What came of some rows. */
export interface DoneRows {
  /** What the manifest gets. */
  readonly lines: string;
  readonly written: number;
  readonly kept: number;
  readonly bad: number;
  /** What was found, and in how many devices. */
  readonly tallies: readonly (readonly [Tally, number])[];
  readonly examples: readonly Example[];
  /** Why the run ends here, where it does: the rows behind are not made. */
  readonly ended?: string;
}
