import type { ListColumns } from './columns.js';
import type { DeviceRow } from './row.js';

/** A row with more characters is none that somebody means, and must not fill the memory. */
export const longestRow = 1024 * 1024;

/** A list of devices in one of its forms, its header read and its rows still to come. */
export interface ReadList {
  readonly columns: ListColumns;
  /** As many at a time as were read at once: waiting for each row takes longer than reading it. */
  readonly rows: AsyncIterable<readonly DeviceRow[]>;
}

/** What was taken already, and what follows it. */
export async function* joined<Item>(first: Item, others: AsyncIterable<Item>): AsyncGenerator<Item> {
  yield first;
  yield* others;
}
