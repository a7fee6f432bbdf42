import { pipeline, Readable } from 'node:stream';
import { type CsvError, type Info, parse } from 'csv-parse';
import { InputError } from '../input-error.js';
import { readColumns } from './columns.js';
import { longestRow, type ReadList } from './list.js';
import type { DeviceRow } from './row.js';

/** Excel writes what the country writes between the numbers of a list. */
const separators = [',', ';', '\t'] as const;

/** @param first the text as far as the end of the first line, at least */
export function separatorOf(first: string): string {
  const header = (first.split(/\r?\n/)[0] ?? '').replaceAll(/"[^"]*"/g, '');
  const counts = separators.map((separator) => header.split(separator).length);
  return separators[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** A record with where it ends. */
interface CsvRecord {
  readonly record: readonly string[];
  readonly info: Info;
}

const csvFaults: Readonly<Record<string, string>> = {
  CSV_INVALID_CLOSING_QUOTE: 'Something stands behind the quotation mark that closes a cell.',
  INVALID_OPENING_QUOTE: 'A quotation mark stands inside a cell that does not begin with one.',
  CSV_QUOTE_NOT_CLOSED: 'A quotation mark that opens a cell is not closed.',
  CSV_MAX_RECORD_SIZE: 'It has more than a mebibyte.',
};

/**
 * Reads a list of devices in CSV, as its rows are taken.
 *
 * @throws InputError for a header that names something else, and where rows are taken, for a wrong quotation mark
 */
export async function readCsvList(text: AsyncIterable<string>, delimiter: string): Promise<ReadList> {
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
  });
  // What goes wrong is thrown where the rows are taken.
  pipeline(Readable.from(text, { highWaterMark: 1 }), parser, () => undefined);
  const records: AsyncIterator<CsvRecord> = parser[Symbol.asyncIterator]();
  const header = await nextRecord(records);
  if (header === undefined) throw new InputError('The list is empty.');
  return { columns: readColumns(header.record), rows: csvRows(records) };
}

async function* csvRows(records: AsyncIterator<CsvRecord>): AsyncGenerator<DeviceRow> {
  for (;;) {
    const next = await nextRecord(records);
    if (next === undefined) return;
    yield { line: next.info.lines, cells: next.record };
  }
}

/** Behind a quotation mark that is wrong, nobody can tell cells from lines. */
async function nextRecord(records: AsyncIterator<CsvRecord>): Promise<CsvRecord | undefined> {
  try {
    const next = await records.next();
    return next.done === true ? undefined : next.value;
  } catch (error) {
    const { code, lines } = error as Partial<CsvError>;
    if (error instanceof InputError || code === undefined) throw error;
    const fault = csvFaults[code] ?? 'It is not CSV.';
    throw new InputError(
      `Line ${String(lines)} cannot be read: ${fault} Write two quotation marks for one inside a cell.`,
    );
  }
}
