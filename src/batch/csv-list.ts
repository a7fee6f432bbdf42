import { pipeline, Readable } from 'node:stream';
import { CsvError, type Parser, parse } from 'csv-parse';
import { InputError } from '../input-error.js';
import { readColumns } from './columns.js';
import { joined, longestRow, type ReadList } from './list.js';
import type { DeviceRow } from './row.js';

/** Excel writes what the country writes between the numbers of a list. */
const separators = [',', ';', '\t'] as const;

/** @param first the text as far as the end of the first line, at least */
export function separatorOf(first: string): string {
  const header = (first.split(/\r?\n/)[0] ?? '').replaceAll(/"[^"]*"/g, '');
  const counts = separators.map((separator) => header.split(separator).length);
  return separators[counts.indexOf(Math.max(...counts))] ?? ',';
}

const csvFaults: Readonly<Record<string, string>> = {
  CSV_INVALID_CLOSING_QUOTE: 'Something stands behind the quotation mark that closes a cell.',
  INVALID_OPENING_QUOTE: 'A quotation mark stands inside a cell that does not begin with one.',
  CSV_QUOTE_NOT_CLOSED: 'A quotation mark that opens a cell is not closed.',
  CSV_MAX_RECORD_SIZE: 'It has more than a mebibyte.',
};

/** What ends a line, also where a list has several of them. */
const lineEnds = ['\r\n', '\n', '\r'];

/**
 * Reads a list of devices in CSV, as its rows are taken.
 *
 * @throws InputError for a header that names something else, and where rows are taken, for a wrong quotation mark
 */
export async function readCsvList(text: AsyncIterable<string>, delimiter: string): Promise<ReadList> {
  // Without `info`, of which the parser makes so much that the memory grows with the list.
  const parser = parse({
    delimiter,
    record_delimiter: lineEnds,
    relax_column_count: true,
    max_record_size: longestRow,
  });
  // What goes wrong is thrown where the rows are taken.
  pipeline(Readable.from(text, { highWaterMark: 1 }), parser, () => undefined);
  const all = csvRows(parser);
  const next = await all.next();
  const [header, ...rows] = next.done === true ? [] : next.value;
  if (header === undefined) throw new InputError('The list is empty.');
  return { columns: readColumns(header.cells), rows: joined(rows, all) };
}

/** Those that were read at once, never none. */
async function* csvRows(parser: Parser): AsyncGenerator<DeviceRow[]> {
  let line = 1;
  const rowsWith = (first: string[] | null): DeviceRow[] => {
    const rows: DeviceRow[] = [];
    for (let cells = first; cells !== null; cells = parser.read()) {
      if (cells.length > 1 || cells[0] !== '') rows.push({ line, cells });
      line += 1 + breaksIn(cells);
    }
    return rows;
  };
  try {
    for await (const cells of parser) {
      const rows = rowsWith(cells);
      if (rows.length > 0) yield rows;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    rowsWith(parser.read());
    throw csvFault(error, line);
  }
}

function breaksIn(cells: readonly string[]): number {
  return cells.reduce((breaks, cell) => breaks + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
}

/** Behind a quotation mark that is wrong, nobody can tell cells from lines. */
function csvFault({ code }: CsvError, line: number): InputError {
  const fault = csvFaults[code] ?? 'It is not CSV.';
  return new InputError(
    `Line ${line} cannot be read: ${fault} Write two quotation marks for one inside a cell.`,
  );
}
