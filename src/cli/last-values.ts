import type { Argv } from 'yargs';
import { InputError } from '../input-error.js';

/** What yargs knows of the options; its types leave the method out. */
interface Described {
  readonly getOptions: () => {
    readonly array: readonly string[];
    readonly boolean: readonly string[];
    readonly alias: Readonly<Record<string, readonly string[]>>;
    readonly key: Readonly<Record<string, unknown>>;
    readonly choices: Readonly<Record<string, readonly unknown[] | undefined>>;
  };
}

/**
 * Gives an option that stands on the command line several times its last value. yargs makes a list of it, and its own
 * setting against that takes all but the last away from options that are lists.
 */
export function takeLastValues(parsed: Record<string, unknown>, parser: Argv): void {
  const { array } = (parser as Argv & Described).getOptions();
  const lists = new Set(['_', '--', ...array, ...array.map(camelCase)]);
  for (const [name, value] of Object.entries(parsed)) {
    if (Array.isArray(value) && !lists.has(name)) parsed[name] = value.at(-1);
  }
}

/**
 * Refuses a switch with a value, such as `--strict=yes`: yargs takes every value but `true` for `false`.
 *
 * @throws InputError for the first
 */
export function refuseValuesOfSwitches(words: readonly string[], parser: Argv): void {
  const { boolean, alias } = (parser as Argv & Described).getOptions();
  const switches = new Set(boolean.flatMap((name) => [name, ...(alias[name] ?? [])]));
  for (const word of words.slice(0, words.includes('--') ? words.indexOf('--') : undefined)) {
    const [, dashed = '', value] = /^(--[\w-]+|-\w)=(.*)$/s.exec(word) ?? [];
    const name = dashed.replace(/^-+/, '');
    if (switches.has(name) && !['true', 'false'].includes(value ?? '')) {
      throw new InputError(`${dashed} takes no value: write ${dashed}, or leave it out.`);
    }
  }
}

/** The names of the options that are known where the parser is. */
export function optionNames(parser: Argv): string[] {
  return Object.keys((parser as Argv & Described).getOptions().key).filter((name) => name.length > 1);
}

/** What the options take that take one of several words. */
export function choicesOf(parser: Argv): Readonly<Record<string, readonly unknown[] | undefined>> {
  return (parser as Argv & Described).getOptions().choices;
}

function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
