import { createReadStream, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { type CsvError, type Info, parse } from 'csv-parse';
import { type ListColumns, readColumns } from '../../batch/columns.js';
import type { DeviceRow } from '../../batch/row.js';
import { InputError } from '../../input-error.js';
import { encodingOf } from '../../text/decode.js';
import type { Host } from '../host.js';
import { about, readError, shownPath } from '../input.js';

/** A list of devices, its header read and its rows still to come. */
export interface OpenList {
  readonly columns: ListColumns;
  readonly rows: AsyncIterable<DeviceRow>;
  /** How many bytes it has; undefined for standard input. */
  readonly size: number | undefined;
  /** How many bytes were read. */
  readonly taken: () => number;
  /** Whether others than its owner can read it; undefined where the system does not say. */
  readonly openToOthers: boolean | undefined;
}

/** A row with more is none that somebody means, and must not fill the memory. */
const longestRow = 1024 * 1024;

/**
 * Opens a list of devices: CSV with commas, semicolons or tabs, or JSON Lines, in UTF-8 or UTF-16. It is read as its
 * rows are taken.
 *
 * @throws InputError when it cannot be read or its header names something else
 */
export async function openList(host: Host, file: string): Promise<OpenList> {
  const shown = file === '-' ? 'standard input' : shownPath(host, file);
  const { stream, size, openToOthers } = sourceOf(host, file, shown);
  let taken = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of stream) {
        taken += chunk.length;
        yield Buffer.from(chunk);
      }
    } catch (error) {
      throw error instanceof InputError ? error : readError(error, shown);
    }
  };
  const text = decoded(counted());
  const first = await firstOf(text);
  return about(shown, async () => {
    const isJson = /\.(?:jsonl|ndjson)$/i.test(file) || /^\s*\{/.test(first);
    const all = joined(first, text);
    const { columns, rows } = await (isJson ? readJsonLines(all) : readCsv(all, separatorOf(first)));
    return { columns, rows: named(shown, rows), size, taken: () => taken, openToOthers };
  });
}

function sourceOf(host: Host, file: string, shown: string) {
  if (file === '-') return { stream: host.stdin, size: undefined, openToOthers: false };
  const path = resolve(host.cwd, file);
  try {
    const found = statSync(path);
    if (found.isDirectory()) throw new InputError(`${shown}: This is a folder. Name a file.`);
    // Windows has no such bits.
    const openToOthers = process.platform === 'win32' ? undefined : (found.mode & 0o077) !== 0;
    return {
      stream: createReadStream(path, { highWaterMark: 16 * 1024 }),
      size: found.isFile() ? found.size : undefined,
      openToOthers,
    };
  } catch (error) {
    throw error instanceof InputError ? error : readError(error, shown);
  }
}

async function* decoded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  const decode = (chunk: Uint8Array | undefined) => {
    try {
      return decoder?.decode(chunk, { stream: chunk !== undefined }) ?? '';
    } catch {
      throw new InputError('The list is not text in UTF-8 or UTF-16. Save it as UTF-8.');
    }
  };
  for await (const chunk of bytes) {
    decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    yield decode(chunk);
  }
  yield decode(undefined);
}

/** The text as far as the end of its first line. */
async function firstOf(text: AsyncGenerator<string>): Promise<string> {
  let first = '';
  while (!first.includes('\n') && first.length < longestRow) {
    const next = await text.next();
    if (next.done === true) break;
    first += next.value;
  }
  return first;
}

async function* joined(first: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

async function* named(shown: string, rows: AsyncIterable<DeviceRow>): AsyncGenerator<DeviceRow> {
  try {
    yield* rows;
  } catch (error) {
    if (error instanceof InputError) throw new InputError(`${shown}: ${error.message}`);
    throw error;
  }
}

/** A list as one of its forms is read. */
interface ReadList {
  readonly columns: ListColumns;
  readonly rows: AsyncIterable<DeviceRow>;
}

/** Excel writes what the country writes between the numbers of a list. */
const separators = [',', ';', '\t'] as const;

function separatorOf(first: string): string {
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

async function readCsv(text: AsyncIterable<string>, delimiter: string): Promise<ReadList> {
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

async function readJsonLines(text: AsyncIterable<string>): Promise<ReadList> {
  const objects = jsonObjects(text)[Symbol.asyncIterator]();
  const first = await objects.next();
  if (first.done === true) throw new InputError('The list is empty.');
  if ('fault' in first.value)
    throw new InputError(`Line ${first.value.line} cannot be read: ${first.value.fault}`);
  const names = [...first.value.cells.keys()];
  return { columns: readColumns(names), rows: jsonRows(first.value, objects, names) };
}

/** What a line of JSON says, by the dotted paths of its keys. */
type JsonLine =
  | { readonly line: number; readonly cells: ReadonlyMap<string, string> }
  | { readonly line: number; readonly fault: string };

async function* jsonRows(
  first: JsonLine,
  others: AsyncIterator<JsonLine>,
  names: readonly string[],
): AsyncGenerator<DeviceRow> {
  for (let one = first; ; ) {
    yield rowOf(one, names);
    const next = await others.next();
    if (next.done === true) return;
    one = next.value;
  }
}

function rowOf(one: JsonLine, names: readonly string[]): DeviceRow {
  if ('fault' in one) return { line: one.line, cells: [], fault: one.fault };
  const other = [...one.cells.keys()].find((name) => !names.includes(name));
  if (other !== undefined) {
    return { line: one.line, cells: [], fault: `It has the key ${other}, which the first line has not.` };
  }
  return { line: one.line, cells: names.map((name) => one.cells.get(name) ?? '') };
}

async function* jsonObjects(text: AsyncIterable<string>): AsyncGenerator<JsonLine> {
  let line = 0;
  for await (const content of lines(text)) {
    line += 1;
    if (content.trim() === '') continue;
    const cells = new Map<string, string>();
    const fault = flattened(parsed(content), '', cells);
    yield fault === undefined ? { line, cells } : { line, fault };
  }
}

async function* lines(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of text) {
    const all = (rest + chunk).split('\n');
    rest = all.pop() ?? '';
    if (rest.length > longestRow) throw new InputError('A line has more than a mebibyte.');
    yield* all;
  }
  yield rest;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Puts what is in a line of JSON into cells; returns what is wrong with it. */
function flattened(value: unknown, path: string, cells: Map<string, string>): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    if (path === '') return 'It is no JSON object.';
    if (Array.isArray(value)) return `${path} is a list, and a cell is one value.`;
    cells.set(path, value === null ? '' : String(value));
    return undefined;
  }
  for (const [key, item] of Object.entries(value)) {
    const fault = flattened(item, path === '' ? key : `${path}.${key}`, cells);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
