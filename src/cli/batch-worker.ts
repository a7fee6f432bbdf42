/** A thread that makes the profiles of rows that are sent to it, until it is ended. */
import { parentPort, workerData } from 'node:worker_threads';
import type { RowToMake } from './batch/job.js';
import { devicesMaker } from './batch/make-devices.js';
import type { BatchThreadData } from './batch/threads.js';

const { job, cwd }: BatchThreadData = workerData;
const { stdin, stdout, stderr, env } = process;
const making = devicesMaker({ stdin, stdout, stderr, env, cwd, now: job.now }, job);
let last = Promise.resolve();
parentPort?.on('message', (rows: readonly RowToMake[]) => {
  // One after another, in the order of the list.
  last = last.then(async () => {
    const makeRows = await making;
    parentPort?.postMessage(await makeRows(rows));
  });
});
