import type { Host } from '../host.js';
import type { OpenList } from './read-list.js';
import type { Progress } from './run.js';

const format = '{bar} {percentage}% {devices} devices{rate}{left}';

/** Shows on a terminal how far a list is, how fast it goes and how long it takes. */
export async function withListProgress<Result>(
  { stderr }: Host,
  list: OpenList,
  work: (progress: Progress) => Promise<Result>,
): Promise<Result> {
  const { size } = list;
  if (stderr.isTTY !== true || size === undefined || size === 0) return work(() => undefined);
  const { withProgressBar } = await import('../progress-bar.js');
  const start = performance.now();
  let shown = 0;
  return withProgressBar(
    stderr,
    size,
    (done) =>
      work(({ devices }) => {
        const seconds = (performance.now() - start) / 1000;
        const taken = list.taken();
        const left = ((size - taken) / Math.max(taken, 1)) * seconds;
        done(taken - shown, {
          devices: devices.toLocaleString('en-US'),
          rate: seconds < 1 ? '' : `, ${Math.round(devices / seconds).toLocaleString('en-US')} a second`,
          left: seconds < 1 ? '' : `, ${timeWords(left)} left`,
        });
        shown = taken;
      }),
    'devices',
    format,
  );
}

function timeWords(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5400 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
