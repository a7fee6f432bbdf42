import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { packageRoot } from './package-root.js';

/** The program of a thread: the name of a file in this folder, without its ending. Each is a start of its own in `dist`. */
export type WorkerName = `${string}-worker`;

/** Starts a thread. It gets `data` as its `workerData`, and none of the options that Node was started with. */
export function startWorker(name: WorkerName, data: unknown): Worker {
  return new Worker(join(packageRoot, `dist/cli/${name}.js`), { workerData: data, execArgv: [] });
}
