import { InputError } from '../input-error.js';
import { readColumns } from './columns.js';
import { longestRow, type ReadList } from './list.js';
import type { DeviceRow } from './row.js';

/**
 * Reads a list of devices in JSON Lines, as its rows are taken: objects with the names of the first one.
 *
 * @throws InputError for a first line that names something else, or cannot be read
 */
export async function readJsonLinesList(text: AsyncIterable<string>): Promise<ReadList> {
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
