import type { Argv } from 'yargs';
import type { Host } from './host.js';

/** The end of a run: 0 done and no error found, 1 errors found, 2 usage, unreadable input or a failure of the tool. */
export type ExitCode = 0 | 1 | 2;

/** A command: its words on the command line, and what it does. One file a command in `commands/`. */
export interface Command<Options> {
  /** The name and the positional arguments, as yargs writes them. */
  readonly command: string;
  readonly describe: string;
  readonly builder: (yargs: Argv) => Argv<Options>;
  /** Loads what the command needs, and only that: the start of every other command stays fast. */
  readonly run: (options: Options, host: Host) => Promise<ExitCode>;
}
