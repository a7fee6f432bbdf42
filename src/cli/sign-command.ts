import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { InputError } from '../input-error.js';
import type { Sign } from '../signing/signer.js';
import type { Host } from './host.js';
import { undoneOnSignal } from './undo-on-signal.js';

/** How long a sign command may take: enough for someone to touch a token. */
const usualTimeLimit = 60;

/** In bytes. No signature is longer; a program that writes more writes something else. */
const longestAnswer = 64 * 1024;

/**
 * A signer's private key behind a program: the shell runs it with the bytes to sign on its standard input and the
 * algorithm in the environment variable ALWAYSON_ALGORITHM (for example `RSA-SHA256`), and it answers with the raw
 * signature. What it says on standard error is passed on.
 *
 * @param timeLimit in seconds
 */
export function signByCommand(host: Host, command: string, timeLimit = usualTimeLimit): Sign {
  return async (bytes, { name }) => {
    let program: Program | undefined;
    const end = () => program?.end();
    return undoneOnSignal(end, async () => {
      try {
        program = start(host, command, name);
        return await answerOf(program.child, bytes, host, timeLimit);
      } finally {
        end();
      }
    });
  };
}

interface Program {
  readonly child: ChildProcessWithoutNullStreams;
  /** Ends it, if it has not ended. */
  readonly end: () => void;
}

function start(host: Host, command: string, algorithm: string): Program {
  // At a terminal it stays in our group, to be able to ask for a PIN there and to end with us at Ctrl-C. Elsewhere it
  // gets a group of its own, so that everything that the shell started can be ended.
  const ownGroup = host.stderr.isTTY !== true && process.platform !== 'win32';
  const child = spawn(command, {
    shell: true,
    cwd: host.cwd,
    env: { ...host.env, ALWAYSON_ALGORITHM: algorithm },
    detached: ownGroup,
    stdio: 'pipe',
  });
  const end = () => {
    for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
    if (child.pid !== undefined) kill(ownGroup ? -child.pid : child.pid);
  };
  return { child, end };
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

function answerOf(
  child: ChildProcessWithoutNullStreams,
  bytes: Uint8Array,
  host: Host,
  timeLimit: number,
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const fail = (what: string) => {
      clearTimeout(timer);
      reject(new InputError(`the sign command ${what}`));
    };
    const timer = setTimeout(fail, timeLimit * 1000, `gave no answer within ${timeLimit} seconds`);
    const answer: Buffer[] = [];
    let size = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      answer.push(chunk);
      size += chunk.length;
      if (size > longestAnswer) fail('answers with more than any signature is long');
    });
    child.stderr.on('data', (chunk: Buffer) => host.stderr.write(chunk));
    // A program that does not read its input is told by its exit code.
    child.stdin.on('error', () => undefined);
    child.on('error', () => fail('cannot be started'));
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (code === 0) resolve(Buffer.concat(answer));
      else fail(code === null ? `was ended by ${signal}` : `failed with exit code ${code}`);
    });
    child.stdin.end(bytes);
  });
}
