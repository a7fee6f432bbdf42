import { Readable, Writable } from 'node:stream';
import { main } from '../../src/cli/main.js';

/** What a run of the command line left behind. */
export interface Run {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly now?: Date;
  readonly threads?: number;
  /** Whether standard output is a terminal. */
  readonly terminal?: boolean;
}

/** The moment at which the tests judge certificates. */
export const testNow = new Date('2027-01-01T00:00:00Z');

/** Runs a command line in this process, with streams, environment and clock of the test's own. */
export async function runCli(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const stdout = collector();
  const stderr = collector();
  const exitCode = await main(args, {
    stdin: Readable.from(options.stdin === undefined ? [] : [Buffer.from(options.stdin)]),
    stdout: Object.assign(stdout.stream, options.terminal && { isTTY: true }),
    stderr: stderr.stream,
    env: options.env ?? {},
    cwd: options.cwd ?? process.cwd(),
    now: options.now ?? testNow,
    ...(options.threads !== undefined && { threads: options.threads }),
  });
  return { exitCode, stdout: stdout.text(), stderr: stderr.text() };
}

function collector(): { stream: Writable; text: () => string } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(Buffer.from(chunk));
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') };
}
