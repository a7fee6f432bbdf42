import type { Readable, Writable } from 'node:stream';
import type { RuleChoices } from '../report/choose.js';

/** What a stream says of the terminal that it leads to. */
interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** What a settings file says. */
export interface Settings {
  readonly rules: RuleChoices;
  /** Defaults of options, as they would be typed. */
  readonly defaults: Readonly<Record<string, string>>;
}

/** The world as the commands see it: everything impure passes through here, so that tests can stand in for it. */
export interface Host {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & Terminal;
  readonly stderr: Writable & Terminal;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that relative paths start from. */
  readonly cwd: string;
  /** The moment of the run, taken once. */
  readonly now: Date;
  /** How many threads may work at once; by default the one that is there. */
  readonly threads?: number;
  /** What the settings file of the folder says; absent where there is none. */
  readonly settings?: Settings;
}
