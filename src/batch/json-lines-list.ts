import { InputError } from '../input-error.js';
import { readColumns } from './columns.js';
import { joined, longestRow, type ReadList } from './list.js';
import type { DeviceRow } from './row.js';

/**
 * Reads a list of devices in JSON Lines, as its rows are taken: objects with the names of the first one.
 *
 * @throws InputError for a first line that names something else, or cannot be read
 */
export async function readJsonLinesList(text: AsyncIterable<string>): Promise<ReadList> {
  const objects = jsonObjects(text);
  const next = await objects.next();
  const [first] = next.done === true ? [] : next.value;
  if (next.done === true || first === undefined) throw new InputError('The list is empty.');
  if ('fault' in first) throw new InputError(`Line ${first.line} cannot be read: ${first.fault}`);
  const names = [...first.cells.keys()];
  return { columns: readColumns(names), rows: jsonRows(joined(next.value, objects), names) };
}

/** What a line of JSON says, by the dotted paths of its keys. */
type JsonLine =
  | { readonly line: number; readonly cells: ReadonlyMap<string, string> }
  | { readonly line: number; readonly fault: string };

async function* jsonRows(
  objects: AsyncIterable<readonly JsonLine[]>,
  names: readonly string[],
): AsyncGenerator<DeviceRow[]> {
  for await (const some of objects) yield some.map((one) => rowOf(one, names));
}

function rowOf(one: JsonLine, names: readonly string[]): DeviceRow {
  if ('fault' in one) return { line: one.line, cells: [], fault: one.fault };
  const other = [...one.cells.keys()].find((name) => !names.includes(name));
  if (other !== undefined) {
    return { line: one.line, cells: [], fault: `It has the key ${other}, which the first line has not.` };
  }
  return { line: one.line, cells: names.map((name) => one.cells.get(name) ?? '') };
}

/** Those of the lines that were read at once, never none. */
async function* jsonObjects(text: AsyncIterable<string>): AsyncGenerator<readonly JsonLine[]> {
  let line = 0;
  for await (const contents of lines(text)) {
    const objects = contents.flatMap((content) => {
      line += 1;
      return content.trim() === '' ? [] : [jsonLine(line, content)];
    });
    if (objects.length > 0) yield objects;
  }
}

function jsonLine(line: number, content: string): JsonLine {
  const cells = new Map<string, string>();
  const fault = flattened(parsed(content), '', cells);
  return fault === undefined ? { line, cells } : { line, fault };
}

async function* lines(text: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
  let rest = '';
  for await (const chunk of text) {
    const all = (rest + chunk).split('\n');
    rest = all.pop() ?? '';
    if (rest.length > longestRow) throw new InputError('A line has more than a mebibyte.');
    yield all;
  }
  yield [rest];
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
