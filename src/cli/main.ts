import yargs, { type Argv } from 'yargs';
import { InputError } from '../input-error.js';
import type { Command, ExitCode } from './command.js';
import { bindingsCommand } from './commands/bindings.js';
import { initCommand } from './commands/init.js';
import { translateCommand } from './commands/translate.js';
import { dashesRestored, dashesSheltered } from './dash.js';
import type { Host } from './host.js';
import { packageVersion } from './version.js';

/** Every command, in the order of the help. */
const commands: readonly Command<never>[] = [translateCommand, bindingsCommand, initCommand];

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
    .recommendCommands()
    .wrap(100)
    .exitProcess(false);
  for (const command of commands) {
    register(parser, command, async (options) => {
      exitCode = await command.run(dashesRestored(options) as never, host);
    });
  }
  try {
    await parser.parseAsync(
      dashesSheltered(args),
      {},
      (error: Error | undefined, _: unknown, output: string) => {
        if (error?.name === 'YError') usageError = error;
        else if (!error && output) host.stdout.write(`${output}\n`);
      },
    );
    if (usageError === undefined) return exitCode;
    return reportFailure(new InputError(usageError.message.replace(/\s*\n\s*/g, '; ')), host);
  } catch (error) {
    return reportFailure(usageError === undefined ? error : new InputError(usageError.message), host);
  }
}

function register(parser: Argv, command: Command<never>, handler: (options: unknown) => Promise<void>): void {
  parser.command({
    command: command.command,
    describe: command.describe,
    builder: (inner: Argv) => command.builder(inner).demandCommand(0) as Argv<never>,
    handler,
  });
}

/** One sentence on standard error. The stack of what nobody foresaw is shown only to those who ask with DEBUG. */
function reportFailure(error: unknown, host: Host): ExitCode {
  if (error instanceof InputError) {
    host.stderr.write(`alwayson: ${error.message}\n`);
    return 2;
  }
  const kind = error instanceof Error ? error.name : 'error';
  host.stderr.write(
    `alwayson: this is a fault of the tool itself (${kind}); run again with DEBUG=1 to see where, and please report it\n`,
  );
  if (host.env['DEBUG']) host.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return 2;
}
