import { parseArgs } from 'node:util';
import yargs from 'yargs';
import { InputError } from '../input-error.js';
import { nearest } from '../text/nearest.js';
import { dashesSheltered } from './bare-dash.js';
import type { Command, ExitCode } from './command.js';
import { batchCommand } from './commands/batch.js';
import { bindingsCommand } from './commands/bindings.js';
import { deliverCommand } from './commands/deliver.js';
import { explainCommand } from './commands/explain.js';
import { gatewayCommand } from './commands/gateway.js';
import { importCommand } from './commands/import.js';
import { initCommand } from './commands/init.js';
import { inspectCommand } from './commands/inspect.js';
import { planCommand } from './commands/plan.js';
import { pullCommand } from './commands/pull.js';
import { rulesCommand } from './commands/rules.js';
import { serveCommand } from './commands/serve.js';
import { signCommand } from './commands/sign.js';
import { translateCommand } from './commands/translate.js';
import { verifyCommand } from './commands/verify.js';
import type { Host, Settings } from './host.js';
import { optionNames, refuseValuesOfSwitches, takeLastValues } from './last-values.js';
import { say } from './say.js';
import { settingsPath } from './settings-path.js';
import { usageSentence } from './usage-errors.js';
import { packageVersion } from './version.js';

/** Every command, in the order of the help. */
const commands: readonly Command[] = [
  pullCommand,
  translateCommand,
  verifyCommand,
  explainCommand,
  planCommand,
  deliverCommand,
  batchCommand,
  gatewayCommand,
  importCommand,
  bindingsCommand,
  signCommand,
  inspectCommand,
  serveCommand,
  initCommand,
  rulesCommand,
];

/**
 * Runs one command line.
 *
 * @param args the arguments after the name of the program
 * @param host the streams, the environment and the clock
 * @returns the exit code; nothing is thrown
 */
export async function main(args: readonly string[], host: Host): Promise<ExitCode> {
  const words = withHelp(args);
  let exitCode: ExitCode = 0;
  let usageError: Error | undefined;
  let options: readonly string[] = [];
  const parser = yargs()
    .scriptName('alwayson')
    .usage(
      '$0 <command>\n\nTurns the Always On VPN policy of Microsoft Intune into an Apple configuration profile.',
    )
    .version(words.includes('--version') ? packageVersion() : '')
    .alias({ help: 'h' })
    .completion('completion', 'print a script that completes commands and options in bash or zsh')
    .strict()
    .demandCommand(1, 'Name a command. See alwayson --help.')
    // yargs draws the help before every run, and wrapping is most of that.
    .wrap(words.some((word) => ['--help', '-h'].includes(word)) ? 100 : null)
    .locale('en')
    .exitProcess(false);
  parser.middleware((parsed) => {
    options = optionNames(parser);
    refuseValuesOfSwitches(words, parser);
    takeLastValues(parsed, parser);
  }, true);
  const sentence = ({ message }: Error) =>
    new InputError(usageSentence(message, { args: words, command: commandIn(words), options }));
  try {
    refuseUnknownCommand(words[0]);
    const asJson = await helpAsJson(args);
    if (asJson !== undefined) {
      host.stdout.write(asJson);
      return 0;
    }
    const settings = await settingsOf(host).catch((error) => {
      if (needsNoSettings(words)) return noSettings;
      throw error;
    });
    // yargs takes its time over each; the help of one names no other.
    const typed = commands.filter(({ name }) => name === words[0]);
    for (const { register } of typed.length > 0 ? typed : commands) {
      register(
        parser,
        async (run) => {
          exitCode = await run({ ...host, settings });
        },
        settings,
      );
    }
    await parser.parseAsync(
      dashesSheltered(words),
      {},
      (error: Error | undefined, _: unknown, output: string) => {
        if (error?.name === 'YError') usageError = error;
        else if (!error && output) host.stdout.write(`${output}\n`);
      },
    );
    if (usageError === undefined) return exitCode;
    return reportFailure(sentence(usageError), host);
  } catch (error) {
    return reportFailure(usageError === undefined ? error : sentence(usageError), host);
  }
}

/** `help translate` is `translate --help`, and `help` alone `--help`. */
function withHelp(args: readonly string[]): readonly string[] {
  const [first, ...others] = args;
  return first === 'help' ? [...others.slice(0, 1).filter((word) => !word.startsWith('-')), '--help'] : args;
}

/** The answer to `help --format json`, of all commands or of the one that is named; undefined for anything else. */
async function helpAsJson([first, ...others]: readonly string[]): Promise<string | undefined> {
  if (first !== 'help') return undefined;
  const { values, positionals } = parseArgs({
    args: others,
    options: { format: { type: 'string', default: 'text' } },
    allowPositionals: true,
    strict: false,
  });
  const unknown = Object.keys(values).find((name) => !['format', 'help', 'h'].includes(name));
  if (unknown !== undefined) {
    throw new InputError(
      `Unknown option: ${unknown.length === 1 ? '-' : '--'}${unknown}. See alwayson --help.`,
    );
  }
  if (values.format === 'text') return undefined;
  if (values.format !== 'json') throw new InputError('--format: choose one of text, json.');
  const [name] = positionals;
  refuseUnknownCommand(name);
  const { helpJson } = await import('./help-json.js');
  return helpJson(name === undefined ? commands : commands.filter((command) => command.name === name));
}

function commandIn([first]: readonly string[]): string | undefined {
  return commands.find(({ name }) => name === first)?.name;
}

const noSettings: Settings = { rules: {}, defaults: {} };

/** What only speaks of the commands works where the settings are wrong, too. */
function needsNoSettings(words: readonly string[]): boolean {
  return (
    words[0] === 'completion' ||
    words.some((word) => ['--help', '-h', '--version', '--get-yargs-completions'].includes(word))
  );
}

/** The settings of the folder; the file is looked for by every command and read only where it is. */
async function settingsOf(host: Host): Promise<Settings> {
  const path = settingsPath(host.cwd);
  return path === undefined ? noSettings : (await import('./settings.js')).readSettings(host, path);
}

/** yargs reports an unknown command as an unknown argument, together with all others, and has no suggestion then. */
function refuseUnknownCommand(typed: string | undefined): void {
  const names = [...commands.map(({ name }) => name), 'completion', 'help'];
  if (typed === undefined || typed.startsWith('-') || names.includes(typed)) return;
  const near = nearest(typed, names);
  const hint = near === undefined ? 'See alwayson --help.' : `Did you mean ${near}?`;
  throw new InputError(`Unknown command: ${typed}. ${hint}`);
}

/** One sentence on standard error. The stack of what nobody foresaw is shown only to those who ask with DEBUG. */
function reportFailure(error: unknown, host: Host): ExitCode {
  if (error instanceof InputError) {
    say(host.stderr, `alwayson: ${error.message}`);
    return 2;
  }
  const { name: kind = 'error', stack = String(error) } = error as Partial<Error>;
  say(
    host.stderr,
    `alwayson: This is a fault of the tool itself (${kind}). Run it again with DEBUG=1 to see where, and please report it.`,
  );
  if (host.env['DEBUG']) say(host.stderr, stack);
  return 2;
}
