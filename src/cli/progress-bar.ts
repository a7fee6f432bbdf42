import { Presets, SingleBar } from 'cli-progress';
import type { Host } from './host.js';
import { undoneOnSignal } from './undo-on-signal.js';

/** Is told how many more are done, and what else the bar shows. */
type Done = (count: number, shown?: Readonly<Record<string, string>>) => void;

/**
 * Shows a bar on a terminal while something goes on; it is gone afterwards.
 *
 * @param work is given what to call with the number of those that are done since the last call
 * @param what what is counted, in the plural
 * @param format what the bar shows, by the names of the library and those of `shown`
 * @returns what `work` returns
 */
export async function withProgressBar<Result>(
  stream: Host['stderr'],
  total: number,
  work: (done: Done) => Promise<Result>,
  what = 'files',
  format = `{bar} {value} of {total} ${what}`,
): Promise<Result> {
  const bar = new SingleBar(
    {
      stream,
      format,
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
        bar.start(total, 0, { devices: '0', rate: '', left: '' });
        return work((count, shown) => bar.increment(count, shown));
      },
    );
  } finally {
    bar.stop();
  }
}
