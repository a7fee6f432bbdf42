/** A thread that judges files: it takes the next one that no other has taken until none is left. */
import { parentPort, workerData } from 'node:worker_threads';
import { judgeFile } from './verify-file.js';
import type { ThreadData, ThreadMessage } from './verify-threads.js';

const { job, cwd, taken }: ThreadData = workerData;
const { stdin, stdout, stderr, env } = process;
const host = { stdin, stdout, stderr, env, cwd, now: job.options.now ?? new Date() };
const next = new Int32Array(taken);
for (let index = Atomics.add(next, 0, 1); ; index = Atomics.add(next, 0, 1)) {
  const file = job.files[index];
  if (file === undefined) break;
  parentPort?.postMessage({ index, outcome: await judgeFile(host, file, job) } satisfies ThreadMessage);
}
