import type { Done, Outcome, VerifyJob } from './verify-file.js';
import { startWorker } from './workers.js';

/** What a thread starts with. */
export interface ThreadData {
  readonly job: VerifyJob;
  readonly cwd: string;
  /** A number of 32 bits that all threads share: how many files were taken. */
  readonly taken: SharedArrayBuffer;
}

/** What a thread tells of a file; its messages are lists of these. */
export interface JudgedFile {
  readonly index: number;
  readonly outcome: Outcome;
}

/**
 * Judges files in threads, each file whole in one of them. A thread has the libraries and the certificates that it met
 * in memory for itself.
 *
 * @param count how many threads
 * @param done is told how many more files are done
 * @returns the outcomes in the order of the files
 */
export async function judgeInThreads(
  cwd: string,
  job: VerifyJob,
  count: number,
  done?: Done,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const data: ThreadData = { job, cwd, taken: new SharedArrayBuffer(4) };
  const threads = Array.from({ length: count }, () => startWorker('verify-worker', data));
  try {
    await Promise.all(
      threads.map(
        (thread) =>
          new Promise<void>((resolve, reject) => {
            thread.on('message', (files: readonly JudgedFile[]) => {
              for (const { index, outcome } of files) outcomes[index] = outcome;
              done?.(files.length);
            });
            thread.on('error', reject);
            thread.on('exit', () => resolve());
          }),
      ),
    );
  } finally {
    // Where one fails the others are of no use.
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
  return outcomes;
}
