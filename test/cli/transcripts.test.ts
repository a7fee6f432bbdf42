import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { updating } from '../support/golden.js';
import { runCli } from '../support/run-cli.js';

/**
 * Runs of the command line as a user sees them. A transcript begins with `$ `: environment, then the command line,
 * split at blanks; below stand the exit code and what the two streams said. `UPDATE=1` rewrites all but the `$` line.
 */
const folder = 'test/cli/transcripts';
const cwd = resolve('test/cli/inputs');

describe.each(readdirSync(folder).sort())('%s', (name) => {
  const file = join(folder, name);
  const expected = readFileSync(file, 'utf8');

  test('ends and says as written', async () => {
    const [command = ''] = expected.split('\n');
    const words = command.replace(/^\$ /, '').split(' ');
    const start = words.indexOf('alwayson');
    expect(start).toBeGreaterThanOrEqual(0);
    const env = Object.fromEntries(words.slice(0, start).map((word) => word.split('=') as [string, string]));
    const { exitCode, stdout, stderr } = await runCli(words.slice(start + 1), { cwd, env });
    const actual = `${command}\nexit ${exitCode}\n\n── standard output ──\n${stdout}\n── standard error ──\n${stderr}`;
    if (updating) writeFileSync(file, actual);
    else expect(actual).toBe(expected);
  });
});
