import { defaultOf, type KeyRow, type Scalar } from '../apple/key.js';
import type { Platform } from '../apple/os.js';

/** What an absent key means, in the form of `valueText`. */
export interface Defaults {
  /** What the device ends up with, as far as that was seen; else what Apple documents. */
  readonly taken: string | undefined;
  readonly documented: string | undefined;
}

/** The defaults of a key, by its row. `cellularOnly`: of a tunnel that covers the interface Cellular alone. */
export function defaultsOf(row: KeyRow, platform: Platform, cellularOnly: boolean): Defaults {
  const documented = textOf(defaultOf(row, platform));
  const seen = (cellularOnly ? row.observedDefaultOnCellular : undefined) ?? row.observedDefault;
  // null: nothing is set and the network stack decides, which is no value that one could compare.
  const taken = seen === undefined ? documented : seen === null ? undefined : textOf(seen);
  return { taken, documented };
}

function textOf(value: Scalar | readonly Scalar[] | undefined): string | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
