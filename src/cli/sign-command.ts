import { spawn } from 'node:child_process';
import { InputError } from '../input-error.js';
import type { Sign } from '../signing/signer.js';
import type { Host } from './host.js';

/** How long a sign command may take: enough for someone to touch a token. */
const timeLimitInSeconds = 60;

/** No signature is longer; a program that writes more writes something else. */
const longestAnswer = 64 * 1024;

/**
 * A signer's private key behind a program: the shell runs it with the bytes to sign on its standard input and the
 * algorithm in the environment variable ALWAYSON_ALGORITHM (for example `RSA-SHA256`), and it answers with the raw
 * signature. What it says on standard error is passed on.
 */
export function signByCommand(host: Host, command: string): Sign {
  return (bytes, { name }) =>
    new Promise((resolve, reject) => {
      const child = spawn(command, {
        shell: true,
        cwd: host.cwd,
        env: { ...host.env, ALWAYSON_ALGORITHM: name },
        // A group of its own, so that what the shell started ends with it.
        detached: process.platform !== 'win32',
        stdio: ['pipe', 'pipe', 'pipe'],
      });
      const answer: Buffer[] = [];
      let size = 0;
      const fail = (what: string) => {
        endGroup(child.pid);
        reject(new InputError(`the sign command ${what}`));
      };
      const timer = setTimeout(
        () => fail(`gave no answer within ${timeLimitInSeconds} seconds`),
        timeLimitInSeconds * 1000,
      );
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

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
