import { Presets, SingleBar } from 'cli-progress';
import type { Host } from './host.js';
import { undoWhenInterrupted } from './undo-on-signal.js';

/** A bar on the terminal that standard error is; it goes away when it is stopped. */
export interface ProgressBar {
  /** One more is done. */
  step(): void;
  stop(): void;
}

/** Shows how many of `total` are done, and for how long it will go on. */
export function progressBar(stream: Host['stderr'], total: number, what: string): ProgressBar {
  const bar = new SingleBar(
    {
      stream,
      format: `{bar} {value} of {total} ${what}, {eta_formatted} left`,
      clearOnComplete: true,
      // Signals are listened to in one place.
      gracefulExit: false,
    },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  const forget = undoWhenInterrupted(() => bar.stop());
  return {
    step: () => bar.increment(),
    stop() {
      bar.stop();
      forget();
    },
  };
}
