import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { deviceDigest, isInShard, type Shard } from '../../batch/device-file.js';
import { DeviceNumbers } from '../../batch/device-numbers.js';
import { type DeviceRow, RowReader } from '../../batch/row.js';
import { Summary } from '../../batch/summary.js';
import { InputError } from '../../input-error.js';
import type { Signer } from '../../signing/signer.js';
import type { Host } from '../host.js';
import { undoneOnSignal } from '../undo-on-signal.js';
import type { BatchJob, DoneRows, RowToMake } from './job.js';
import { devicesMaker } from './make-devices.js';
import type { Manifest } from './manifest-file.js';
import type { OpenList } from './read-list.js';
import { RunEnded } from './sign-devices.js';
import { inThisThread, inThreads, type RowMakers } from './threads.js';
import { temporaryName } from './write-device.js';

/** How many rows go to a thread at once: enough that handing them over costs little. */
const rowsAtOnce = 64;

/** Is told how far the run is. */
export type Progress = (summary: Summary) => void;

/** What a run works on. */
export interface Run {
  readonly job: BatchJob;
  readonly list: OpenList;
  readonly manifest: Manifest;
  readonly shard: Shard | undefined;
  /** How many threads there may be. */
  readonly threads: number;
  /** Where a program signs. */
  readonly signer: Signer | undefined;
}

/**
 * Makes the profiles of all rows, in threads where there are many rows.
 *
 * @throws InputError when the run ends before the list does; what was made stays, and is in the manifest
 */
export async function runBatch(host: Host, run: Run, progress: Progress): Promise<Summary> {
  const { job, manifest } = run;
  const summary = new Summary();
  let ended: string | undefined;
  const done = (rows: DoneRows) => {
    take(rows, summary);
    ended ??= rows.ended;
    try {
      if (rows.lines !== '') manifest.add(rows.lines);
    } catch (error) {
      if (!(error instanceof RunEnded)) throw error;
      ended ??= error.message;
    }
    progress(summary);
  };
  const undo = () => {
    for (let thread = 0; thread <= run.threads + 1; thread += 1) {
      rmSync(join(job.folder, temporaryName(thread)), { force: true });
    }
  };
  await undoneOnSignal(undo, async () => {
    let makers: RowMakers | undefined;
    try {
      for await (const rows of chunksOf(run)) {
        // A short list is done before another thread has started.
        makers ??=
          rows.length < rowsAtOnce || run.threads === 1 || run.signer !== undefined
            ? inThisThread(await devicesMaker(host, job, run.signer), done)
            : inThreads(host.cwd, job, run.threads, done);
        await makers.make(rows);
        if (ended !== undefined) break;
      }
    } catch (error) {
      // The list cannot be read further.
      if (!(error instanceof InputError)) throw error;
      ended ??= error.message;
    } finally {
      await makers?.end();
      manifest.close();
    }
  });
  if (ended === undefined) return summary;
  throw new InputError(
    `${ended} The run ended after ${summary.written + summary.kept} profiles. The same command with --resume goes on.`,
  );
}

function take({ written, kept, bad, tallies, examples }: DoneRows, summary: Summary): void {
  summary.devices += written + kept + bad;
  summary.written += written;
  summary.kept += kept;
  summary.bad += bad;
  for (const [tally, devices] of tallies) summary.add(tally, devices);
  for (const example of examples) summary.show(example);
}

/** The rows of the shard, as many together as go to a thread at once. */
async function* chunksOf(run: Run): AsyncGenerator<RowToMake[]> {
  const toMakeOf = rowMarker(run);
  let chunk: RowToMake[] = [];
  for await (const rows of run.list.rows) {
    for (const row of rows) {
      const toMake = toMakeOf(row);
      if (toMake !== undefined) chunk.push(toMake);
      if (chunk.length < rowsAtOnce) continue;
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}

/** Tells of each row what an earlier line or an earlier run says of its device; undefined where another shard has it. */
function rowMarker({ job, manifest, shard }: Run): (row: DeviceRow) => RowToMake | undefined {
  const reader = new RowReader(job.list, job.common, (path) => path);
  const lines = new DeviceNumbers();
  return (row) => {
    const device = reader.deviceOf(row);
    // Rows that cannot be read belong to the shard of their number, so that one of all shards tells of them.
    const isReadable = row.fault === undefined && device.trim() !== '';
    const digest = deviceDigest(isReadable ? device : String(row.line));
    if (shard !== undefined && !isInShard(digest, shard)) return undefined;
    if (!isReadable) return row;
    const twiceOf = lines.get(digest);
    if (twiceOf === undefined) lines.set(digest, row.line);
    const former = twiceOf === undefined ? manifest.formerOf(digest) : undefined;
    return { ...row, ...(twiceOf !== undefined && { twiceOf }), ...(former !== undefined && { former }) };
  };
}
