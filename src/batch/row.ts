import type { Finding } from '../finding.js';
import { pointer, pointerParts } from '../pointer.js';
import { tokensIn } from '../tokens.js';
import type { VariableBindings } from '../translate/bindings/bindings.js';
import { isTree, mergeTrees, type Tree, treeOf, treeWithout, withPaths } from '../translate/bindings/tree.js';
import { filledText } from '../translate/tokens.js';
import type { Column, ListColumns } from './columns.js';
import { climbsOut } from './device-file.js';
import { batchFinding } from './findings.js';
import { isSlotName, type SlotName } from './slots.js';

/** A line of a list of devices. */
export interface DeviceRow {
  /** Counted from 1, the header included. */
  readonly line: number;
  /** One a column. */
  readonly cells: readonly string[];
  /** Why the line cannot be read, where it cannot. */
  readonly fault?: string;
}

/** What a row says beside the bindings for all devices. */
export interface RowReading {
  /** What makes the profiles of two rows alike: the same text, the same values of all but the slots. */
  readonly shape: string;
  /** The slots that have a cell, and the cell; a secret may be a reference. */
  readonly slots: ReadonlyMap<SlotName, string>;
  /** Whether files are this device's own. */
  readonly hasFiles: boolean;
  readonly findings: readonly Finding[];
}

/** A secret in a cell: where it is to be found, as bindings files say it. Anything else is the secret itself. */
const secretReference = /^(?:env:[A-Za-z_][A-Za-z0-9_]*|file:.+)$/s;

/** What stands in the place of a secret that was read already; {@link BindingSources} answers it. */
const readAlready = 'prompt';

export function isSecretReference(cell: string): boolean {
  return secretReference.test(cell);
}

/** A list of devices, and the bindings that hold for all of them. */
export class RowReader {
  /** The bindings for all devices, their files named in full. A column takes the place of one, empty or not. */
  readonly #common: Tree;
  readonly #list: ListColumns;
  readonly #folder: (path: string) => string;
  /** Whether the file of a binding for all devices is called differently for each. */
  readonly #hasVariablePaths: boolean;

  /**
   * @param list the columns
   * @param common what all devices have in common, as a bindings file has it, its files named in full
   * @param resolvePath a path of the list in full
   */
  constructor(list: ListColumns, common: Tree, resolvePath: (path: string) => string) {
    this.#list = list;
    this.#common = list.columns.reduce<Tree>((tree, { keys }) => treeWithout(tree, keys), common);
    this.#folder = resolvePath;
    let variable = false;
    withPaths(this.#common, (path) => {
      variable ||= tokensIn(path).length > 0;
      return path;
    });
    this.#hasVariablePaths = variable;
  }

  /** What the device of a row is known by. */
  deviceOf({ cells }: DeviceRow): string {
    return cells[this.#list.device] ?? '';
  }

  /** What can be said of a row before its profile is made. */
  read(row: DeviceRow, secretsAllowed: boolean): RowReading {
    const shape: string[] = [];
    const slots = new Map<SlotName, string>();
    let hasFiles = this.#hasVariablePaths;
    const findings: Finding[] = this.#faultsOf(row);
    if (findings.length > 0) return { shape: '', slots, hasFiles: false, findings };
    this.#list.columns.forEach((column, index) => {
      const cell = row.cells[index] ?? '';
      if (column.kind === 'note') return;
      const { name, kind } = column;
      hasFiles ||= kind === 'file' && cell !== '';
      if (column.kind === 'secret' && cell !== '')
        findings.push(...secretFaults(column, cell, secretsAllowed));
      if (!isSlotName(name)) shape.push(cell);
      else if (cell === '') shape.push('');
      else {
        shape.push(' ');
        slots.set(name, cell);
      }
    });
    // The files of each device are its own.
    if (this.#hasVariablePaths) shape.push(String(row.line));
    return { shape: shape.join('\0'), slots, hasFiles, findings };
  }

  #faultsOf({ line, cells, fault }: DeviceRow): Finding[] {
    const { columns } = this.#list;
    if (fault !== undefined) {
      return [batchFinding('batch-row-unreadable', { message: `Line ${line} cannot be read: ${fault}` })];
    }
    if (cells.length !== columns.length) {
      return [
        batchFinding('batch-row-cells', {
          message: `Line ${line} has ${cells.length} cells. The header has ${columns.length}.`,
          fix: 'Put quotation marks around a cell that holds the separator, and write empty cells too.',
        }),
      ];
    }
    const device = this.deviceOf({ line, cells });
    const column = columns[this.#list.device]?.name ?? '';
    if (device.trim() === '') {
      return [emptyCell([column], 'Files are named after it.')];
    }
    if (climbsOut(device)) {
      return [
        batchFinding('batch-device-name', {
          path: pointer(...column.split('.')),
          message: `The cell ${column} leads out of the folder of the profiles.`,
          fix: 'Put device.serialNumber into the list, or a first column without "..", and not a whole path.',
        }),
      ];
    }
    return [];
  }

  /**
   * The bindings of a row as a file would have them, with the files of cells named in full, variables in paths filled
   * in, and each secret of a cell as one that was read already.
   */
  treeOf(row: DeviceRow): { readonly tree: Tree; readonly findings: readonly Finding[] } {
    const own = this.#list.columns.reduce<unknown>((tree, column, index) => {
      const cell = row.cells[index] ?? '';
      if (column.kind === 'note' || cell === '') return tree;
      return mergeTrees(tree, treeOf(column.keys, this.#valueOf(column, cell)));
    }, {});
    const tree = mergeTrees(this.#common, own);
    const variables = variablesIn(tree);
    const findings: Finding[] = [];
    const filled = withPaths(tree, (path, keys) => {
      const whole = filledText(path, variables);
      const left = tokensIn(whole);
      if (left.length > 0) findings.push(variableLeft(keys, left));
      return whole;
    });
    return { tree: isTree(filled) ? filled : {}, findings };
  }

  #valueOf({ kind }: Column, cell: string): unknown {
    switch (kind) {
      case 'number':
        return /^-?\d+$/.test(cell.trim()) ? Number(cell) : cell;
      case 'boolean':
        return ({ true: true, false: false } as Record<string, boolean>)[cell.trim().toLowerCase()] ?? cell;
      case 'file':
        return this.#folder(cell);
      case 'secret':
        return cell.startsWith('file:') ? `file:${this.#folder(cell.slice('file:'.length))}` : readAlready;
      default:
        return cell;
    }
  }

  /**
   * A finding about a row, said of its cells: where a value is missing whose cell is empty, the cell is what is to be
   * changed.
   */
  ofCells(finding: Finding, row: DeviceRow): Finding {
    if (finding.rule !== 'binding-missing' && finding.rule !== 'binding-invalid') return finding;
    const path = pointerParts(finding.path).join('.');
    const empty = this.#list.columns
      .filter(({ kind }, index) => kind !== 'note' && row.cells[index] === '')
      .map(({ name }) => name)
      .filter((name) => name === path || name.startsWith(`${path}.`));
    return empty.length === 0 ? finding : emptyCell(empty, finding.why);
  }
}

/** The finding of a line whose device another line before it has. */
export function deviceTwice(line: number, first: number): Finding {
  return batchFinding('batch-device-twice', {
    message: `The device of line ${line} stands in line ${first} already.`,
    fix: 'Remove one of the lines. Capital and small letters do not tell devices apart.',
  });
}

function emptyCell(columns: readonly string[], why: string): Finding {
  const [first = ''] = columns;
  return batchFinding('batch-cell-empty', {
    path: pointer(...first.split('.')),
    message:
      columns.length === 1 ? `The cell ${first} is empty.` : `The cells ${columns.join(' and ')} are empty.`,
    why,
    fix: 'Write the value into the list.',
  });
}

function secretFaults({ name }: Column, cell: string, secretsAllowed: boolean): Finding[] {
  const path = pointer(...name.split('.'));
  if (cell === '-' || cell === 'prompt') {
    return [
      batchFinding('batch-row-unreadable', {
        path,
        message: `The cell ${name} asks for a secret. Nobody can be asked for each device.`,
        fix: 'Write env:NAME or file:PATH.',
      }),
    ];
  }
  if (isSecretReference(cell) || secretsAllowed) return [];
  return [
    batchFinding('batch-cell-secret', {
      path,
      message: `The cell ${name} holds a secret, and the list can be read by others than its owner.`,
      fix: 'Make the list readable for you alone (chmod 600), or write env:NAME or file:PATH into the cell.',
    }),
  ];
}

function variableLeft(keys: readonly string[], names: readonly string[]): Finding {
  return batchFinding('batch-cell-variable', {
    path: pointer(...keys),
    message: `The path of ${keys.join('.')} contains {{${names[0]}}}, which has no value for this device.`,
    fix: `Add a column ${names[0]} to the list, or write its value.`,
  });
}

function variablesIn(tree: unknown): VariableBindings {
  if (!isTree(tree)) return {};
  const group = (name: string) => {
    const found = tree[name];
    if (!isTree(found)) return undefined;
    return Object.fromEntries(Object.entries(found).filter(([, value]) => typeof value === 'string'));
  };
  const [device, user] = [group('device'), group('user')];
  return { ...(device && { device }), ...(user && { user }) };
}
