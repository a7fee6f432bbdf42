import type { ArgumentsCamelCase, Argv } from 'yargs';
import { dashesRestored } from './bare-dash.js';
import type { Host, Settings } from './host.js';
import { choicesOf, optionNames } from './last-values.js';

/** The end of a run: 0 done and no error found, 1 errors found, 2 usage, unreadable input or a failure of the tool. */
export type ExitCode = 0 | 1 | 2;

/** A command: its words on the command line, and what it does. One file a command in `commands/`. */
export interface Definition<Options> {
  /** The name and the positional arguments, as yargs writes them. */
  readonly command: string;
  readonly describe: string;
  readonly builder: (yargs: Argv) => Argv<Options>;
  /** Loads what the command needs, and only that: the start of every other command stays fast. */
  readonly run: (options: Options, host: Host) => Promise<ExitCode>;
}

/** A command that can be added to the parser. */
export interface Command extends Pick<Definition<unknown>, 'command' | 'describe'> {
  readonly name: string;
  /** Adds the arguments and options to a parser, or to what stands in for one. */
  readonly builder: (parser: Argv) => Argv;
  /** `start` is called with what to run when the command is the one that was typed. */
  readonly register: (
    parser: Argv,
    start: (run: (host: Host) => Promise<ExitCode>) => Promise<void>,
    settings: Settings,
  ) => void;
}

/** A command by its definition. */
export function defineCommand<Options>(definition: Definition<Options>): Command {
  const { command, describe, builder, run } = definition;
  return {
    name: command.split(' ')[0] ?? command,
    command,
    describe,
    builder,
    register: (parser, start, { defaults }) => {
      parser.command({
        command,
        describe,
        builder: (own: Argv) => withDefaults(builder(own), defaults),
        handler: (options: ArgumentsCamelCase<Options>) =>
          start((host) => run(dashesRestored(options) as Options, host)),
      });
    },
  };
}

/** The options with the defaults of the settings file, as far as the command has them and can take them. */
function withDefaults<Options>(options: Argv<Options>, defaults: Settings['defaults']): Argv<Options> {
  const names = new Set(optionNames(options));
  const choices = choicesOf(options);
  const takes = (name: string, value: string) => choices[name]?.includes(value) ?? true;
  const own = Object.entries(defaults).filter(([name, value]) => names.has(name) && takes(name, value));
  return own.length === 0 ? options : options.config(Object.fromEntries(own));
}
