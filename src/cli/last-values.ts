import type { Argv } from 'yargs';

/** What yargs knows of the options; its types leave the method out. */
interface Described {
  readonly getOptions: () => { readonly array: readonly string[] };
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

function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
