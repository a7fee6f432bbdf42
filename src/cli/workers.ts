import { isSea } from 'node:sea';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { inPackage, packageFile } from './package-files.js';

/**
 * The program of a thread: the name of a file in this folder, without its ending. `scripts/build.js` makes a start of it.
 * It has no `await` at its top, because it becomes a script.
 */
export type WorkerName = `${string}-worker`;

/** Starts a thread. It gets `data` as its `workerData`, and none of the options that Node was started with. */
export function startWorker(
  name: WorkerName,
  data: unknown,
  limits: Pick<WorkerOptions, 'resourceLimits'> = {},
): Worker {
  const options = { ...limits, workerData: data, execArgv: [] };
  return isSea()
    ? new Worker(packageFile(`${name}.cjs`).toString(), { ...options, eval: true })
    : new Worker(inPackage(`dist/cli/${name}.cjs`), options);
}
