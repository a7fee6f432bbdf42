/** A thread that judges files: it takes the next one that no other thread has taken, until none is left. */
import { parentPort, workerData } from 'node:worker_threads';
import { judgeFile } from './verify-file.js';
import type { JudgedFile, ThreadData } from './verify-threads.js';

/** Each message wakes the main thread. */
const filesInMessage = 16;

async function judgeFiles({ job, cwd, taken }: ThreadData): Promise<void> {
  const { stdin, stdout, stderr, env } = process;
  const host = { stdin, stdout, stderr, env, cwd, now: job.options.now ?? new Date() };
  const next = new Int32Array(taken);
  let judged: JudgedFile[] = [];
  for (let index = Atomics.add(next, 0, 1); ; index = Atomics.add(next, 0, 1)) {
    const file = job.files[index];
    if (file !== undefined) judged.push({ index, outcome: await judgeFile(host, file, job) });
    if (file === undefined || judged.length === filesInMessage) {
      parentPort?.postMessage(judged);
      judged = [];
    }
    if (file === undefined) break;
  }
}

void judgeFiles(workerData);
