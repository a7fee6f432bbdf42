import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Finding, Position } from '../finding.js';
import { InputError } from '../input-error.js';
import { pointerParts } from '../pointer.js';
import type { FileReport } from '../report/report.js';
import { decodeText } from '../text/decode.js';
import { isLike, nearest } from '../text/nearest.js';
import { misplacedIn, schemaAt } from '../text/schema-words.js';
import { bindingsFile } from '../translate/bindings/file.js';
import type { LoadedBindings } from '../translate/bindings/load.js';
import { type BindingsReading, type PositionOf, readBindings } from '../translate/bindings/read.js';
import { resolveBindings } from '../translate/bindings/resolve.js';
import {
  absolutePaths,
  isTree,
  mergeTrees,
  type Tree,
  treeOf,
  treeWithout,
} from '../translate/bindings/tree.js';
import type { Host } from './host.js';
import { about, readInput, shownPath } from './input.js';
import { readSecret } from './secrets.js';

/** What the command line says of bindings. */
export interface BindingOptions {
  /** The bindings file. */
  readonly bindings?: string | undefined;
  /** `path=value`, each over what the file says. */
  readonly bind?: readonly string[] | undefined;
}

/** Bindings as a command line names them. */
export interface CommandBindings extends LoadedBindings {
  /** What was found in bindings, told of the file or of the command line, whichever says it. */
  readonly reportsOn: (findings: readonly Finding[]) => FileReport[];
}

/**
 * Reads the bindings that a command line names: the file, then each `--bind`, with their files and secrets.
 *
 * @throws InputError when something cannot be read
 */
export async function loadBindings(host: Host, options: BindingOptions): Promise<CommandBindings> {
  const inFile = await readFile(host, options.bindings);
  const inLine = besideMisplaced(inFile.value, await readAssignments(options.bind ?? []));
  const { bindings, findings } = readBoth(inFile, inLine, options, host);
  const told = (list: readonly Finding[]) => reportsOn(list, inLine, options);
  if (bindings === undefined) return { findings, reportsOn: told };
  const resolved = await resolveBindings(bindings, {
    read: (path, binding) => readBound(path, binding, inFile, inLine, options, host),
    secret: (reference, what) => {
      const read = (path: string) => readBound(path, what, inFile, inLine, options, host);
      return readSecret(host, reference, what, read);
    },
    shown: (path) => shownPath(host, path),
  });
  return { ...resolved, reportsOn: told };
}

/** The bindings of a command line before they are checked, their files named in full. */
export interface BindingTrees {
  readonly both: unknown;
  /** Where the bindings file has the value under some keys. */
  readonly positionOf: PositionOf;
  readonly reportsOn: CommandBindings['reportsOn'];
}

/**
 * Reads the bindings that a command line names, and none of the files and secrets that they name.
 *
 * @throws InputError when the bindings cannot be read
 */
export async function readBindingTrees(host: Host, options: BindingOptions): Promise<BindingTrees> {
  const { value, positionOf } = await readFile(host, options.bindings);
  const inLine = besideMisplaced(value, await readAssignments(options.bind ?? []));
  return {
    both: value !== null && !isTree(value) ? value : bothTrees(value ?? {}, inLine, options.bindings, host),
    positionOf: (keys) => (isIn(inLine, keys) ? undefined : positionOf(keys)),
    reportsOn: (findings) => reportsOn(findings, inLine, options),
  };
}

/** What a bindings file holds, and where. */
interface FileContent {
  readonly value: unknown;
  readonly positionOf: PositionOf;
}

async function readFile(host: Host, file: string | undefined): Promise<FileContent> {
  if (file === undefined) return { value: {}, positionOf: () => undefined };
  const [bytes, { parsePlacedYaml }] = await Promise.all([readInput(host, file), import('../text/yaml.js')]);
  return about(file, () => {
    const content = parsePlacedYaml(decodeText(bytes));
    const { value } = content;
    if (isTree(value) && ['@odata.type', '@odata.context'].some((key) => Object.hasOwn(value, key))) {
      throw new InputError(
        'The file holds a Graph export, not bindings. "alwayson bindings" writes a bindings file for a policy.',
      );
    }
    return content;
  });
}

function readBoth(
  { value, positionOf }: FileContent,
  inLine: Tree,
  { bindings: file }: BindingOptions,
  host: Host,
): BindingsReading {
  if (value !== null && !isTree(value)) return readBindings(value, positionOf);
  const both = bothTrees(value ?? {}, inLine, file, host);
  return readBindings(both, (keys) => (isIn(inLine, keys) ? undefined : positionOf(keys)));
}

/**
 * The command line without what it says below a list or a text of the file that should be a group of keys: merged, it
 * would take the mistake away, and what the file orders there with it.
 */
function besideMisplaced(value: unknown, inLine: Tree): Tree {
  return misplacedIn(value ?? {}, bindingsFile)
    .filter(({ is }) => is !== 'empty')
    .reduce((tree, { keys }) => treeWithout(tree, keys), inLine);
}

/** The command line over the file, their files named in full. */
function bothTrees(value: Tree, inLine: Tree, file: string | undefined, host: Host): unknown {
  const folder = resolve(host.cwd, file === undefined || file === '-' ? '.' : dirname(file));
  return mergeTrees(absolutePaths(value, folder), absolutePaths(inLine, host.cwd));
}

/** What was found, told of the file that says it or of the command line. */
function reportsOn(findings: readonly Finding[], inLine: Tree, options: BindingOptions): FileReport[] {
  const { bindings: file, bind = [] } = options;
  const ofLine = (finding: Finding) =>
    file === undefined || (bind.length > 0 && isIn(inLine, pointerParts(finding.path)));
  const report = (name: string, list: readonly Finding[]) =>
    list.length === 0 ? [] : [{ file: name, document: 'bindings', findings: list } as const];
  return [
    ...report(
      file ?? '',
      findings.filter((finding) => !ofLine(finding)),
    ),
    ...report('--bind', findings.filter(ofLine)),
  ];
}

/** Whether a value stands under some keys, itself or as a part of one. */
function isIn(tree: Tree, keys: readonly string[]): boolean {
  let value: unknown = tree;
  for (const key of keys) {
    if (!isTree(value)) return value !== undefined;
    if (!Object.hasOwn(value, key)) return false;
    value = value[key];
  }
  return keys.length > 0;
}

/** The bytes of a file that a binding names. Where there is none, it is said who named it and what is there instead. */
async function readBound(
  path: string,
  binding: string,
  { positionOf }: FileContent,
  inLine: Tree,
  { bindings: file }: BindingOptions,
  host: Host,
): Promise<Uint8Array> {
  if (path === '-' || existsSync(path)) return readInput(host, path);
  const name = binding.replace(/\.\d+$/, '');
  const keys = binding.split('.');
  const isOfLine = file === undefined || file === '-' || isIn(inLine, keys);
  const base = isOfLine ? host.cwd : resolve(host.cwd, dirname(file));
  const who = isOfLine ? `--bind ${name}` : `${placeIn(file, positionOf(keys))}: ${name}`;
  const where = isOfLine ? host.cwd : `the folder of ${basename(file)}`;
  const there = await readdir(dirname(path)).catch(() => []);
  const meant = nearest(basename(path), there) ?? there.find((one) => isLike(one, [basename(path)]));
  const hint = meant === undefined ? '' : ` Did you mean ${relative(base, join(dirname(path), meant))}?`;
  throw new InputError(`${who} names ${relative(base, path)}, which is not in ${where}.${hint}`);
}

function placeIn(file: string, position: Position | undefined): string {
  return position === undefined ? file : `${file} line ${position.line}`;
}

/** Far more than bindings have. */
const mostParts = 20;

/** `a.b=value` becomes `{ a: { b: value } }`; the value is YAML, except where the bindings have a text. */
async function readAssignments(assignments: readonly string[]): Promise<Tree> {
  let all: Tree = {};
  for (const assignment of assignments) {
    const [, path, text] = /^([^=]+)=(.*)$/s.exec(assignment) ?? [];
    if (path === undefined || text === undefined) {
      throw new InputError('--bind needs path=value, for example localIdentifier=device-1.contoso.com.');
    }
    const keys = path.split('.');
    if (keys.length > mostParts) {
      throw new InputError(
        `--bind: The path has ${keys.length} parts. No binding has more than ${mostParts}.`,
      );
    }
    const value =
      schemaAt(bindingsFile, keys)?.type === 'string'
        ? text
        : await about(`--bind ${path}`, () => fromYaml(text));
    all = mergeTrees(all, treeOf(keys, value)) as Tree;
  }
  return all;
}

/** The YAML library takes long to load, and most values on a command line are texts. */
async function fromYaml(text: string): Promise<unknown> {
  const { parseYaml } = await import('../text/yaml.js');
  return parseYaml(text);
}
