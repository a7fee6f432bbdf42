import { Presets, SingleBar } from 'cli-progress';
import type { Host } from './host.js';
import { undoneOnSignal } from './undo-on-signal.js';

/**
 * Shows a bar on a terminal while something goes on; it is gone afterwards.
 *
 * @param work is given what to call with the number of those that are done since the last call
 * @param what what is counted, in the plural
 * @returns what `work` returns
 */
export async function withProgressBar<Result>(
  stream: Host['stderr'],
  total: number,
  work: (done: (count: number) => void) => Promise<Result>,
  what = 'files',
): Promise<Result> {
  const bar = new SingleBar(
    {
      stream,
      format: `{bar} {value} of {total} ${what}`,
      clearOnComplete: true,
      // Signals are listened to in one place.
      gracefulExit: false,
    },
    Presets.shades_classic,
  );
  try {
    return await undoneOnSignal(
      // The terminal breaks no lines until then.
      () => bar.stop(),
      () => {
        bar.start(total, 0);
        return work((count) => bar.increment(count));
      },
    );
  } finally {
    bar.stop();
  }
}
