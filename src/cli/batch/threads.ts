import { startWorker } from '../workers.js';
import type { BatchJob, DoneRows, RowToMake } from './job.js';
import type { MakeRows } from './make-devices.js';

/** What a thread starts with. */
export interface BatchThreadData {
  readonly job: BatchJob;
  readonly cwd: string;
}

/** Threads that make rows, or this thread. */
export interface RowMakers {
  /** Makes rows as soon as somebody is free; settles when they are taken, and not when they are made. */
  readonly make: (rows: readonly RowToMake[]) => Promise<void>;
  /** Settles when all that were taken are made. */
  readonly end: () => Promise<void>;
}

/** Makes rows where they are handed in. */
export function inThisThread(makeRows: MakeRows, done: (rows: DoneRows) => void): RowMakers {
  return { make: async (rows) => done(await makeRows(rows)), end: async () => undefined };
}

/**
 * What a row leaves behind is forgotten soon, instead of when much of it has come together: V8 waits longer where no limit
 * is named. That of old objects is far above what the largest input takes.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 3, maxOldGenerationSizeMb: 1024 };

/** Each thread has the next rows ready while it makes others. */
const mostWaiting = 2;

/**
 * Makes rows in threads, each of which has what is the same for all devices for itself.
 *
 * @param done is told what came of rows, in the order in which they are done
 */
export function inThreads(
  cwd: string,
  job: BatchJob,
  count: number,
  done: (rows: DoneRows) => void,
): RowMakers {
  const data: BatchThreadData = { job, cwd };
  const threads = Array.from({ length: count }, () => ({
    worker: startWorker('batch-worker', data, { resourceLimits }),
    waiting: 0,
  }));
  let failure: unknown;
  let wake: () => void = () => undefined;
  for (const thread of threads) {
    thread.worker.on('message', (rows: DoneRows) => {
      thread.waiting -= 1;
      done(rows);
      wake();
    });
    thread.worker.on('error', (error) => {
      failure ??= error;
      wake();
    });
  }
  const until = async (isSo: () => boolean) => {
    while (failure === undefined && !isSo()) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    if (failure !== undefined) throw failure;
  };
  const free = () => threads.toSorted((a, b) => a.waiting - b.waiting)[0];
  return {
    make: async (rows) => {
      await until(() => (free()?.waiting ?? 0) < mostWaiting);
      const thread = free();
      if (thread === undefined) return;
      thread.waiting += 1;
      thread.worker.postMessage(rows);
    },
    end: async () => {
      try {
        await until(() => threads.every(({ waiting }) => waiting === 0));
      } finally {
        await Promise.all(threads.map(({ worker }) => worker.terminate()));
      }
    },
  };
}
