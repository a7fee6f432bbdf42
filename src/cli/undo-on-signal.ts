/** What is to be undone when a signal ends the run: running programs, a terminal without echo. */
const undos = new Set<() => void>();

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs what a signal must not end halfway. Signals are listened to only meanwhile: without a listener the system ends
 * the process at once, also in the midst of work that waits for nothing.
 *
 * @param undo runs when a signal ends the run, at once and to its end, and does not throw; nothing for work that waits
 *   for nothing, which a signal ends only behind it
 * @throws what `work` throws
 */
export async function undoneOnSignal<Result>(
  undo: () => void,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  if (undos.size === 0) for (const signal of signals) process.on(signal, undoAll);
  undos.add(undo);
  try {
    return await work();
  } finally {
    // Signals are handed out between two turns of the event loop: within two, each that came has been.
    await nextTurn();
    await nextTurn();
    undos.delete(undo);
    if (undos.size === 0) stopListening();
  }
}

/** Undoes everything, the last first, and ends the process as if nobody had listened. */
function undoAll(signal: NodeJS.Signals): void {
  for (const undo of [...undos].reverse()) undo();
  undos.clear();
  stopListening();
  process.kill(process.pid, signal);
}

function stopListening(): void {
  for (const signal of signals) process.off(signal, undoAll);
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
