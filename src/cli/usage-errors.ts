import { nearest } from '../text/nearest.js';

/** What was typed, and what may be. */
export interface Typed {
  readonly args: readonly string[];
  /** The command, where the first word is one. */
  readonly command: string | undefined;
  /** The names of the command's options. */
  readonly options: readonly string[];
}

type Sentence = (found: readonly string[], typed: Typed) => string;

/** What yargs says, and how we say it. What is between the parentheses is handed on. */
const sentences: readonly (readonly [RegExp, Sentence])[] = [
  [/^Unknown arguments?: (.*)$/s, ([names = ''], typed) => unknownArguments(names.split(', '), typed)],
  [
    /^Not enough non-option arguments/,
    // An option that is unknown takes the file for its value.
    (_, typed) =>
      unknownOption(typed) ?? `${typed.command ?? 'alwayson'} needs a file. ${seeHelp(typed.command)}`,
  ],
  [
    /^Missing required arguments?: (.*)$/s,
    ([names = ''], { command }) =>
      `${names
        .split(', ')
        .map((name) => `--${name}`)
        .join(' and ')} ${names.includes(',') ? 'are' : 'is'} missing. ${seeHelp(command)}`,
  ],
  [
    /^Not enough arguments following: (.*)$/s,
    ([name = '']) => `${name.length === 1 ? '-' : '--'}${name} needs a value.`,
  ],
  [
    /Argument: ([\w-]+), Given: .*, Choices: (.*)$/s,
    ([name, choices = '']) => `--${name} must be one of ${choices.replaceAll('"', '')}.`,
  ],
];

/**
 * A usage error of yargs as people say it. A word that is no option's name is not repeated: it may be a secret in the
 * wrong place.
 */
export function usageSentence(message: string, typed: Typed): string {
  const parts = message.split('\n').map((part) => part.trim());
  const line = parts.filter((part) => part !== '').join(' ');
  for (const [pattern, sentence] of sentences) {
    const [found, ...groups] = pattern.exec(line) ?? [];
    if (found !== undefined) return sentence(groups, typed);
  }
  return line;
}

function unknownOption(typed: Typed): string | undefined {
  const names = typed.args
    .filter((arg) => /^--[a-z]{2}/i.test(arg))
    .map((arg) => (arg.split('=')[0] ?? '').slice(2))
    .filter((name) => !typed.options.includes(name.replace(/^no-/, '')));
  return names.length === 0 ? undefined : unknownArguments(names, typed);
}

function unknownArguments(names: readonly string[], { args, command, options }: Typed): string {
  const unknown = args
    .map((arg) => arg.split('=')[0] ?? '')
    .filter((arg) => /^--?[a-z]/i.test(arg))
    .filter((arg) => names.includes(arg.replace(/^--no-|^-+/, '')));
  const [first] = unknown;
  if (first === undefined) {
    return `The command line has one word too many (it is not shown, as it may be a secret). ${seeHelp(command)}`;
  }
  const near = first.startsWith('--') ? nearest(first.slice(2), options) : undefined;
  const hint = near === undefined ? '' : ` Did you mean --${near}?`;
  return `Unknown option: ${[...new Set(unknown)].join(', ')}.${hint} ${seeHelp(command)}`;
}

function seeHelp(command: string | undefined): string {
  return command === undefined || command === 'alwayson'
    ? 'See alwayson --help.'
    : `See alwayson ${command} --help.`;
}
