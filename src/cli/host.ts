import type { Readable, Writable } from 'node:stream';

/** The world as the commands see it: everything impure passes through here, so that tests can stand in for it. */
export interface Host {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that relative paths start from. */
  readonly cwd: string;
  /** The moment of the run, taken once. */
  readonly now: Date;
  /** How many threads may work at once; by default the one that is there. */
  readonly threads?: number;
}
