import type { Argv, Options, PositionalOptions } from 'yargs';
import { jsonText } from '../text/json-text.js';
import type { Command } from './command.js';

/** The commands with their arguments and options, as JSON by `schemas/help.schema.json`. */
export function helpJson(commands: readonly Command[]): string {
  return jsonText({ version: 1, commands: commands.map(described) });
}

function described({ name, command, describe, builder }: Command): unknown {
  const recorder = new Recorder();
  builder(recorder as unknown as Argv);
  return {
    name,
    usage: `alwayson ${command}`,
    describe,
    arguments: recorder.positionals.map((one) => argument(one, command)),
    options: recorder.named.map(option),
    examples: recorder.examples.map(([line, words]) => ({
      command: line.replace('$0', 'alwayson'),
      describe: words,
    })),
  };
}

function argument([name, { describe }]: readonly [string, PositionalOptions], command: string): unknown {
  return { name, describe, required: command.includes(`<${name}`), several: command.includes(`${name}..`) };
}

function option([name, spec]: readonly [string, Options]): unknown {
  const { alias, describe, type = 'string', choices, default: otherwise, demandOption, array } = spec;
  return {
    name,
    ...(typeof alias === 'string' && { alias }),
    describe,
    type,
    required: demandOption === true,
    several: array === true,
    ...(choices !== undefined && { choices }),
    ...(otherwise !== undefined && { default: otherwise }),
  };
}

/** Stands in for yargs and remembers what a command adds to it; yargs itself tells nobody of arguments. */
class Recorder {
  readonly positionals: (readonly [string, PositionalOptions])[] = [];
  readonly named: (readonly [string, Options])[] = [];
  readonly examples: (readonly [string, string])[] = [];

  positional(name: string, spec: PositionalOptions): this {
    this.positionals.push([name, spec]);
    return this;
  }

  options(specs: Readonly<Record<string, Options>>): this {
    this.named.push(...Object.entries(specs));
    return this;
  }

  example(line: string, words: string): this {
    this.examples.push([line, words]);
    return this;
  }

  group(): this {
    return this;
  }
}
