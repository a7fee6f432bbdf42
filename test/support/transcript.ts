import { readFileSync, writeFileSync } from 'node:fs';
import { updating } from './golden.js';
import { runCli } from './run-cli.js';

/**
 * Holds a run of the command line against its transcript, which begins with `$ `: environment, then the command line,
 * split at blanks; below stand the exit code and what the two streams said. `UPDATE=1` rewrites all but the `$` line.
 *
 * @param cwd the folder that the command is run in
 * @param start runs it, if not this process does
 */
export async function expectTranscript(
  file: string,
  cwd: string,
  start: typeof runCli = runCli,
): Promise<void> {
  const expected = readFileSync(file, 'utf8');
  const [command = ''] = expected.split('\n');
  const words = command.replace(/^\$ /, '').split(' ');
  const program = words.indexOf('alwayson');
  expect(program).toBeGreaterThanOrEqual(0);
  const env = Object.fromEntries(words.slice(0, program).map((word) => word.split('=') as [string, string]));
  const { exitCode, stdout, stderr } = await start(words.slice(program + 1), { cwd, env });
  const actual = `${command}\nexit ${exitCode}\n\n── standard output ──\n${stdout}\n── standard error ──\n${stderr}`;
  if (updating && start === runCli) writeFileSync(file, actual);
  else expect(actual).toBe(expected);
}
