import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/** Whether a process has ended, or does so within half a minute. */
export async function hasEnded(pid: number): Promise<boolean> {
  for (let attempt = 0; attempt < 1500; attempt++) {
    if (!isRunning(pid)) return true;
    await setTimeout(20);
  }
  return false;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    // In a container nobody may wait for orphans, so that they stay in the table as zombies.
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return true;
  }
}

/** Waits until something is so, for at most half a minute. */
export async function until(condition: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 1500; attempt++) {
    if (condition()) return;
    await setTimeout(20);
  }
  throw new Error('it does not come to that');
}
