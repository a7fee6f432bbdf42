/** What is to be undone when a signal ends the run: half-written files, running programs, a terminal without echo. */
const undos = new Set<() => void>();

/**
 * Remembers what to undo when a signal ends the run.
 *
 * @param undo runs at once and to its end, and does not throw
 * @returns what to call when it is done and there is nothing to undo any more
 */
export function undoWhenInterrupted(undo: () => void): () => void {
  undos.add(undo);
  return () => undos.delete(undo);
}

/** Undoes everything: called when a signal ends the run. */
export function undoAll(): void {
  for (const undo of undos) undo();
}
