import { InputError } from '../input-error.js';
import { alternatives } from '../text/alternatives.js';
import { didYouMean, nearest } from '../text/nearest.js';
import { schemaAt } from '../text/schema-words.js';
import { bindingRows } from '../translate/bindings/catalogue.js';
import { bindingsFile } from '../translate/bindings/file.js';
import { namesFile, namesSecret } from '../translate/bindings/tree.js';

/** What a cell of a column is: a secret or a reference to one, the path of a file, or a value. */
export type ColumnKind = 'text' | 'number' | 'boolean' | 'secret' | 'file' | 'note';

/** A column of a list of devices. */
export interface Column {
  /** The dotted path of a binding, or `note:` and whatever its writer likes. */
  readonly name: string;
  readonly kind: ColumnKind;
  readonly keys: readonly string[];
}

/** A list of devices, by its header. */
export interface ListColumns {
  readonly columns: readonly Column[];
  /** Which column the devices are known by: that of the serial number, else the first. */
  readonly device: number;
}

/** What begins the name of a column that is kept out of the profiles. */
export const notePrefix = 'note:';

const serialNumber = 'device.serialNumber';

/** Every column that means something, by its name: the bindings that are one value. */
const known: ReadonlyMap<string, Column> = new Map(
  [...policyColumns(), ...columnsUnder([])].map((column) => [column.name, column]),
);

/** The names of {@link known} columns, for the documentation. */
export const columnNames: readonly string[] = [...known.keys()];

/** The Graph properties that bindings can fill in. */
function policyColumns(): Column[] {
  return bindingRows
    .map(({ path }) => path)
    .filter((path) => path.startsWith('policy.'))
    .map((name) => ({ name, kind: 'text', keys: name.split('.') }));
}

function columnsUnder(keys: readonly string[]): Column[] {
  const schema = schemaAt(bindingsFile, keys);
  if (schema !== undefined && 'entries' in schema) {
    return Object.keys(schema.entries as object).flatMap((key) => columnsUnder([...keys, key]));
  }
  const name = keys.join('.');
  const kind = kindOf(name, schema?.type);
  return kind === undefined ? [] : [{ name, kind, keys }];
}

/** Undefined for a list or a group that has no names of its own, which is no cell. */
function kindOf(name: string, type: string | undefined): ColumnKind | undefined {
  if (namesSecret(name)) return 'secret';
  if (namesFile(name)) return type === 'array' ? undefined : 'file';
  switch (type) {
    case 'string':
    case 'picklist':
    // A text, or texts by language.
    case 'union':
      return 'text';
    case 'number':
    case 'boolean':
      return type;
    default:
      return undefined;
  }
}

/**
 * The columns that a header names.
 *
 * @throws InputError for a list without a header, and for a column that means nothing or stands there twice
 */
export function readColumns(names: readonly string[]): ListColumns {
  const columns = names.map((name) => columnOf(name.trim()));
  if (columns.every((column) => column === undefined) && !names.some((name) => meantBy(name.trim()))) {
    throw new InputError(
      `The first line names no column that is known, so there is no header. Write the names of the columns into it, such as ${serialNumber} and localIdentifier.`,
    );
  }
  const unknown = names.filter((_, index) => columns[index] === undefined);
  if (unknown.length > 0) throw new InputError(unknown.map(unknownWords).join('\n'));
  const found = columns.filter((column) => column !== undefined);
  const double = found.find(({ name }, index) => found.findIndex((one) => one.name === name) < index);
  if (double !== undefined) throw new InputError(`The column ${double.name} stands there twice.`);
  return { columns: found, device: deviceColumn(found) };
}

function columnOf(name: string): Column | undefined {
  if (name.startsWith(notePrefix)) return { name, kind: 'note', keys: [] };
  return known.get(name);
}

function unknownWords(name: string): string {
  const trimmed = name.trim();
  if (trimmed === '') {
    return `A column has no name. Name it after a binding, or begin its name with ${notePrefix} to keep it out of the profiles.`;
  }
  const hint = didYouMean(meantBy(trimmed));
  return `The column "${trimmed}" is no binding and no device variable.${hint} Begin its name with ${notePrefix} to keep it out of the profiles.`;
}

/** The column that was presumably meant: `serial number` means `device.serialNumber`. */
function meantBy(name: string): string | undefined {
  const near = nearest(name, columnNames);
  if (near !== undefined) return near;
  const plain = (text: string) => text.replaceAll(/[^A-Za-z0-9]/g, '').toLowerCase();
  const fit = columnNames.filter((one) => plain(one.split('.').at(-1) ?? '') === plain(name));
  return fit.length === 1 ? fit[0] : undefined;
}

function deviceColumn(columns: readonly Column[]): number {
  const serial = columns.findIndex(({ name }) => name === serialNumber);
  if (serial >= 0) return serial;
  if (columns[0]?.kind !== 'secret') return 0;
  const others = columns.filter(({ kind }) => kind === 'text').map(({ name }) => name);
  throw new InputError(
    `Files are named after the first column, and ${columns[0].name} is a secret. Put ${alternatives(others.length > 0 ? others : [serialNumber])} first.`,
  );
}
