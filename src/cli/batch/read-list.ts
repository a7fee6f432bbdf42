import { createReadStream, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { TextDecoder } from 'node:util';
import { readCsvList, separatorOf } from '../../batch/csv-list.js';
import { readJsonLinesList } from '../../batch/json-lines-list.js';
import { joined, longestRow, type ReadList } from '../../batch/list.js';
import type { DeviceRow } from '../../batch/row.js';
import { InputError } from '../../input-error.js';
import { encodingOf } from '../../text/decode.js';
import type { Host } from '../host.js';
import { about, readError, shownPath } from '../input.js';

/** A list of devices, its header read and its rows still to come. */
export interface OpenList extends ReadList {
  /** How many bytes it has; undefined for standard input. */
  readonly size: number | undefined;
  /** How many bytes were read. */
  readonly taken: () => number;
  /** Whether others than its owner can read it; undefined where the system does not say. */
  readonly openToOthers: boolean | undefined;
}

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
    const { columns, rows } = await (isJson ? readJsonLinesList(all) : readCsvList(all, separatorOf(first)));
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
      // Few rows wait for a thread: with each that outlives a collection, V8 takes more memory for the next ones.
      stream: createReadStream(path, { highWaterMark: 4 * 1024 }),
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

async function* named(shown: string, rows: ReadList['rows']): AsyncGenerator<readonly DeviceRow[]> {
  try {
    yield* rows;
  } catch (error) {
    if (error instanceof InputError) throw new InputError(`${shown}: ${error.message}`);
    throw error;
  }
}
