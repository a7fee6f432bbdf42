import yargs from 'yargs';
import { InputError } from '../input-error.js';
import { printable } from '../report/wording.js';
import { nearest } from '../text/nearest.js';
import { dashesSheltered } from './bare-dash.js';
import type { Command, ExitCode } from './command.js';
import { bindingsCommand } from './commands/bindings.js';
import { deliverCommand } from './commands/deliver.js';
import { gatewayCommand } from './commands/gateway.js';
import { importCommand } from './commands/import.js';
import { initCommand } from './commands/init.js';
import { inspectCommand } from './commands/inspect.js';
import { planCommand } from './commands/plan.js';
import { rulesCommand } from './commands/rules.js';
import { signCommand } from './commands/sign.js';
import { translateCommand } from './commands/translate.js';
import { verifyCommand } from './commands/verify.js';
import type { Host } from './host.js';
import { takeLastValues } from './last-values.js';
import { packageVersion } from './version.js';

/** Every command, in the order of the help. */
const commands: readonly Command[] = [
  translateCommand,
  verifyCommand,
  planCommand,
  deliverCommand,
  gatewayCommand,
  importCommand,
  bindingsCommand,
  signCommand,
  inspectCommand,
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
  let exitCode: ExitCode = 0;
  let usageError: Error | undefined;
  const parser = yargs()
    .scriptName('alwayson')
    .usage(
      '$0 <command>\n\nTurns the Always On VPN policy of Microsoft Intune into an Apple configuration profile.',
    )
    .version(args.includes('--version') ? packageVersion() : '')
    .alias({ help: 'h' })
    .strict()
    .demandCommand(1, 'name a command; alwayson --help lists them')
    .wrap(100)
    .locale('en')
    .exitProcess(false);
  parser.middleware((parsed) => takeLastValues(parsed, parser), true);
  for (const { register } of commands) {
    register(parser, async (run) => {
      exitCode = await run(host);
    });
  }
  try {
    refuseUnknownCommand(args[0]);
    await parser.parseAsync(
      dashesSheltered(args),
      {},
      (error: Error | undefined, _: unknown, output: string) => {
        if (error?.name === 'YError') usageError = error;
        else if (!error && output) host.stdout.write(`${output}\n`);
      },
    );
    if (usageError === undefined) return exitCode;
    return reportFailure(new InputError(sentenceOf(usageError.message, args)), host);
  } catch (error) {
    return reportFailure(
      usageError === undefined ? error : new InputError(sentenceOf(usageError.message, args)),
      host,
    );
  }
}

/** yargs reports an unknown command as an unknown argument, together with all others, and has no suggestion then. */
function refuseUnknownCommand(typed: string | undefined): void {
  const names = commands.map(({ name }) => name);
  if (typed === undefined || typed.startsWith('-') || names.includes(typed)) return;
  const near = nearest(typed, names);
  const hint = near === undefined ? 'alwayson --help lists them' : `did you mean ${near}?`;
  throw new InputError(`there is no command ${typed}; ${hint}`);
}

/** A usage error of yargs, which may come in several lines, as one. */
function sentenceOf(message: string, args: readonly string[]): string {
  const [, unknown] = /^Unknown arguments?: (.*)$/s.exec(message) ?? [];
  if (unknown !== undefined) return unknownArguments(unknown.split(', '), args);
  return message.replace(/:\s*\n\s*/g, ': ').replace(/\s*\n\s*/g, '; ');
}

/** A word that is no option's name is not repeated: it may be a secret in the wrong place. */
function unknownArguments(names: readonly string[], args: readonly string[]): string {
  const typed = names.filter((name) => args.some((arg) => arg.split('=')[0] === `--${name}`));
  return typed.length > 0
    ? `there is no option --${typed.join(', --')}; --help lists them`
    : 'a word on the command line belongs to no option; --help lists them';
}

/** One sentence on standard error. The stack of what nobody foresaw is shown only to those who ask with DEBUG. */
function reportFailure(error: unknown, host: Host): ExitCode {
  if (error instanceof InputError) {
    host.stderr.write(`alwayson: ${printable(error.message)}\n`);
    return 2;
  }
  const { name: kind = 'error', stack = String(error) } = error as Partial<Error>;
  host.stderr.write(
    `alwayson: this is a fault of the tool itself (${kind}); run again with DEBUG=1 to see where, and please report it\n`,
  );
  if (host.env['DEBUG']) host.stderr.write(`${stack}\n`);
  return 2;
}
