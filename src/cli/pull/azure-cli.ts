import { execFile } from 'node:child_process';
import { isObject, textOf } from '../../graph/json.js';
import { InputError } from '../../input-error.js';
import { valueIn } from '../../pull/answer.js';
import { inSentence } from '../../text/in-sentence.js';
import type { Host } from '../host.js';
import { undoneOnSignal } from '../undo-on-signal.js';

/** In milliseconds: it may have to ask for a new token. */
const timeLimit = 60_000;

/** There it is a batch file, which only the shell runs. No argument has a character that the shell would take. */
const onWindows = process.platform === 'win32';

/** The ways to a token, for those who are without one. */
const ways =
  'Run "az login", or name a token with --token (env:NAME, file:PATH or -), or sign in with --sign-in.';

/** What the Azure CLI left behind. */
interface Ended {
  readonly code: string | number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * The token of the Azure CLI for a service. It is for that service alone, and no other accepts it.
 *
 * @param tenant the tenant, where it is not the one that the Azure CLI is in
 * @throws InputError where it is not installed or nobody is signed in
 */
export async function azureCliToken(
  host: Host,
  resource: string,
  tenant: string | undefined,
): Promise<string> {
  const { code, stdout, stderr } = await run(host, [
    ...['account', 'get-access-token', '--resource', resource],
    ...(tenant === undefined ? [] : ['--tenant', tenant]),
    ...['--output', 'json'],
  ]);
  if (code === 'ENOENT' || /is not recognized/.test(stderr)) {
    throw new InputError(
      `There is no token, and the Azure CLI (az) is not installed. ${ways.replace('Run', 'Install it and run')}`,
    );
  }
  if (code !== 0) throw new InputError(`${failed(stderr)} ${ways}`);
  const answer = valueIn(stdout);
  const token = isObject(answer) ? textOf(answer, 'accessToken') : undefined;
  if (token === undefined) throw new InputError(`The Azure CLI answered without a token. ${ways}`);
  return token;
}

function failed(stderr: string): string {
  if (/az login|no subscription|not logged in/i.test(stderr)) {
    return 'There is no token, and nobody is signed in to the Azure CLI.';
  }
  const [said = ''] = stderr.split('\n').filter((line) => /error/i.test(line));
  return `The Azure CLI gave no token.${said === '' ? '' : ` It says: ${inSentence(said.replace(/^ERROR:\s*/, ''))}`}`;
}

function run(host: Host, args: readonly string[]): Promise<Ended> {
  let end = () => {};
  return undoneOnSignal(
    () => end(),
    () =>
      new Promise((resolve) => {
        const child = execFile(
          onWindows ? ['az', ...args].join(' ') : 'az',
          onWindows ? [] : args,
          {
            cwd: host.cwd,
            env: { ...host.env },
            timeout: timeLimit,
            killSignal: 'SIGKILL',
            encoding: 'utf8',
            shell: onWindows,
          },
          (error, stdout, stderr) =>
            resolve({ code: error === null ? 0 : (error.code ?? undefined), stdout, stderr }),
        );
        child.stdin?.end();
        end = () => child.kill('SIGKILL');
      }),
  );
}
