import type { ConsoleName } from './console-names.js';
import type { DeclarationServerName } from './declaration-servers/names.js';

/** A profile that a server has, as far as another one that is to replace it has to be called the same. */
export interface StoredProfile {
  readonly PayloadIdentifier: string;
  readonly PayloadUUID: string;
}

/** What some channels can be told and others have no use for. */
export interface ChannelOptions {
  /** The device to send to, as the server calls it. */
  readonly device?: string | undefined;
  /** The labels that a device must have to get the profile. */
  readonly labels?: readonly string[] | undefined;
  /** The https address of the folder with the files that devices download themselves. */
  readonly baseUrl?: string | undefined;
  /** The server that the declarations are for; by default KMFDDM. */
  readonly server?: DeclarationServerName | undefined;
  /** The system whose console takes the profile and whose variables are written. */
  readonly dialect?: ConsoleName | undefined;
  /** The profile on the server that this one is to replace. */
  readonly replaces?: StoredProfile | undefined;
}

export type OptionName = keyof ChannelOptions;

/** What each option is called on the command line. */
export const optionFlags = {
  device: '--device',
  labels: '--label',
  baseUrl: '--base-url',
  server: '--server',
  dialect: '--dialect',
  replaces: '--replaces',
} as const satisfies Readonly<Record<OptionName, string>>;

/** The names of all options, in the order of the help. */
export const optionNames = Object.keys(optionFlags) as OptionName[];
