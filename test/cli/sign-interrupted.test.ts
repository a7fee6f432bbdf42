import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describeWith } from '../support/programs.js';
import { runs, some } from '../support/runs.js';
import { hasEnded, until } from './processes.js';
import { expectNoSecretPrinted, now, password, pemSigner, remember, Workplace } from './signing-runs.js';

let place: Workplace;
beforeEach(() => {
  place = new Workplace();
});

const program = resolve('dist/cli/alwayson.cjs');
/** The certificates are valid from the second in which they were made, which is hardly past. */
const time = ['--signing-time', now.toISOString().replace('.000Z', 'Z')];

function start(...args: string[]) {
  const child = spawn(process.execPath, [program, 'sign', 'vpn.mobileconfig', ...time, ...args], {
    cwd: place.folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => remember(String(chunk)));
  return child;
}

describe('a run that is ended', () => {
  test.each(some(['SIGTERM', 'SIGINT', 'SIGHUP'] as const))(
    'by %s, while a program signs: that ends too, and nothing is left behind',
    async (signal) => {
      const command = ['--sign-command', 'echo $$ > pid.new; mv pid.new pid; sleep 600 | cat'];
      const child = start('--signer', 'signer.pem', '--chain', 'chain.pem', ...command, '-o', 'signed');
      await until(() => existsSync(place.path('pid')));
      child.kill(signal);
      expect(await once(child, 'exit')).toEqual([null, signal]);
      expect(await hasEnded(Number(place.read('pid').toString()))).toBe(true);
      expect(place.added()).toEqual(['pid']);
    },
  );

  test('at any moment: the file is there whole, or nothing is', async () => {
    await once(start(...pemSigner, '-o', 'whole'), 'exit');
    const whole = place.read('whole');
    const moments = runs(12);
    for (let moment = 0; moment < moments; moment += 1) {
      const child = start(...pemSigner, '-o', 'signed', '--force');
      const ended = once(child, 'exit');
      await setTimeout(40 + (360 * moment) / moments);
      child.kill('SIGTERM');
      await ended;
      if (existsSync(place.path('signed'))) expect(place.read('signed')).toEqual(whole);
      expect(place.added().filter((name) => name !== 'signed')).toEqual(['whole']);
    }
  });
});

describeWith('python3', 'a password that is asked for', () => {
  interface Ended {
    readonly shown: string;
    /** Negative for the number of a signal. */
    readonly exitCode: number;
    readonly echoes: boolean;
  }

  /** Runs the command at a terminal and answers its prompt. */
  function atTerminal(answer: string, ...args: string[]): Ended {
    const prompt = '--signer-password: ';
    const command = [process.execPath, program, 'sign', 'vpn.mobileconfig', ...time, ...args];
    const { stdout, stderr } = spawnSync(
      'python3',
      [resolve('test/cli/terminal.py'), prompt, answer, ...command],
      {
        cwd: place.folder,
        encoding: 'utf8',
      },
    );
    expect(stderr).toBe('');
    const ended: Ended = JSON.parse(stdout);
    remember(ended.shown);
    return ended;
  }

  const asking = ['--signer', 'all.pem', '--signer-password', 'prompt', '-o', 'signed'];

  test('is not shown, and signs', () => {
    expect(atTerminal(`${password}\r`, ...asking)).toEqual({
      shown: expect.stringMatching(/^--signer-password: \r\nWrote signed \(signed\)\. .*\r\n$/),
      exitCode: 0,
      echoes: true,
    });
    expect(place.added()).toEqual(['signed']);
  });

  test('may be corrected while it is typed', () => {
    expect(atTerminal(`wrong\x15${password}x\x7f\r`, ...asking)).toMatchObject({ exitCode: 0, echoes: true });
  });

  test.each([
    ['nothing', '\r', '--signer-password: prompt is empty.'],
    ['Ctrl-C', '\x03', '--signer-password: Nothing was entered at the prompt.'],
    ['Ctrl-D', '\x04', '--signer-password: Nothing was entered at the prompt.'],
  ])('%s ends the run with a sentence', (_, typed, sentence) => {
    expect(atTerminal(typed, ...asking)).toEqual({
      shown: `--signer-password: \r\nalwayson: ${sentence}\r\n`,
      exitCode: 2,
      echoes: true,
    });
    expect(place.added()).toEqual([]);
  });

  test('a signal at the prompt gives the terminal its echo back, and leaves nothing behind', () => {
    expect(atTerminal('SIGTERM', ...asking)).toMatchObject({ exitCode: -15, echoes: true });
    expect(place.added()).toEqual([]);
  });

  test('a program at a terminal may ask there itself', () => {
    const command = ['--sign-command', 'printf "PIN: " > /dev/tty; read pin < /dev/tty; exit "$pin"'];
    const stty = ['-c', 'stty -echo; exec "$@"', 'sh', process.execPath, program];
    const args = ['sign', 'vpn.mobileconfig', ...time, '--signer', 'signer.pem', ...command, '-o', 'signed'];
    const ended = spawnSync(
      'python3',
      [resolve('test/cli/terminal.py'), 'PIN: ', '7\n', 'sh', ...stty, ...args],
      {
        cwd: place.folder,
        encoding: 'utf8',
      },
    );
    expect(JSON.parse(ended.stdout).shown).toBe(
      'PIN: alwayson: vpn.mobileconfig: The sign command failed with exit code 7.\r\n',
    );
  });
});

test('no secret was printed in all this', () => expectNoSecretPrinted(5));
