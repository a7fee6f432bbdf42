import type { Argv } from 'yargs';

/** What yargs knows of the options; its types leave the method out. */
interface Described {
  readonly getOptions: () => {
    readonly array: readonly string[];
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
