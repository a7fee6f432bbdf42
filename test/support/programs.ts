import { execFileSync, spawnSync } from 'node:child_process';

/** Runs a program and gives its standard output; throws with its standard error when it fails. */
export function run(program: string, args: readonly string[], input?: Uint8Array): Buffer {
  return execFileSync(program, args, {
    input: input ?? '',
    stdio: ['pipe', 'pipe', 'pipe'],
    maxBuffer: 1 << 26,
  });
}

/** Whether a program succeeds, for the witnesses that answer by their exit status. */
export function succeeds(program: string, args: readonly string[], input?: Uint8Array): boolean {
  return spawnSync(program, args, { input: input ?? '' }).status === 0;
}

/**
 * `describe` where the program is installed, else a suite that is skipped with a notice. A build (`CI=true`)
 * must have every witness, so there an absent one fails.
 */
export function describeWith(program: string, name: string, suite: () => void): void {
  if (spawnSync(program, ['--version']).error === undefined) {
    describe(`${name} (${program})`, suite);
  } else if (process.env['CI'] === 'true') {
    test(`${name} (${program})`, () => {
      throw new Error(`${program} is not installed, and a build needs it as a witness`);
    });
  } else {
    process.stderr.write(`skipped: ${name}, because ${program} is not installed\n`);
    describe.skip(`${name} (${program})`, suite);
  }
}
