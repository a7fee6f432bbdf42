import { dirname, resolve } from 'node:path';
import { InputError } from '../input-error.js';
import { pointer } from '../pointer.js';
import { decodeText } from '../text/decode.js';
import { schemaAt } from '../text/schema-words.js';
import { bindingsFile } from '../translate/bindings/file.js';
import type { LoadedBindings } from '../translate/bindings/load.js';
import { readBindings } from '../translate/bindings/read.js';
import { resolveBindings } from '../translate/bindings/resolve.js';
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

/**
 * Reads the bindings that a command line names: the file, then each `--bind`, with their files and secrets.
 *
 * @throws InputError when something cannot be read
 */
export async function loadBindings(host: Host, options: BindingOptions): Promise<LoadedBindings> {
  const fromFile = await readFile(host, options.bindings);
  if (fromFile !== null && !isTree(fromFile)) return { findings: readBindings(fromFile).findings };
  const fromLine = await readAssignments(options.bind ?? []);
  const base = options.bindings === undefined || options.bindings === '-' ? '.' : dirname(options.bindings);
  const { bindings, findings } = readBindings(
    merge(absolutePaths(fromFile ?? {}, resolve(host.cwd, base)), absolutePaths(fromLine, host.cwd)),
  );
  if (bindings === undefined) return { findings };
  return resolveBindings(bindings, {
    read: (path) => readInput(host, path),
    secret: (reference, what) => readSecret(host, reference, what),
    shown: (path) => shownPath(host, path),
  });
}

async function readFile(host: Host, file: string | undefined): Promise<unknown> {
  if (file === undefined) return {};
  const bytes = await readInput(host, file);
  return about(file, () => fromYaml(decodeText(bytes)));
}

/** Far more than bindings have. */
const mostParts = 20;

/** `a.b=value` becomes `{ a: { b: value } }`; the value is YAML, except where the bindings have a text. */
async function readAssignments(assignments: readonly string[]): Promise<Tree> {
  let all: Tree = {};
  for (const assignment of assignments) {
    const [, path, text] = /^([^=]+)=(.*)$/s.exec(assignment) ?? [];
    if (path === undefined || text === undefined) {
      throw new InputError('--bind is written path=value, for example localIdentifier=device-1.contoso.com');
    }
    const keys = path.split('.');
    if (keys.length > mostParts) {
      throw new InputError(
        `--bind: the path has ${keys.length} parts; no binding has more than ${mostParts}`,
      );
    }
    const value = schemaAt(bindingsFile, keys)?.type === 'string' ? text : await fromYaml(text);
    all = merge(
      all,
      keys.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value),
    ) as Tree;
  }
  return all;
}

/** The YAML library takes long to load, and most values on a command line are texts. */
async function fromYaml(text: string): Promise<unknown> {
  const { parseYaml } = await import('../text/yaml.js');
  return parseYaml(text);
}

interface Tree {
  readonly [key: string]: unknown;
}

/** The second over the first: groups are merged key by key, anything else is replaced. */
function merge(first: unknown, second: unknown): unknown {
  if (!isTree(first) || !isTree(second)) return second;
  const entries = Object.entries(second).map(([key, value]) => [
    key,
    Object.hasOwn(first, key) ? merge(first[key], value) : value,
  ]);
  return { ...first, ...Object.fromEntries(entries) };
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where a bindings file names files, and where it names secrets, which may lie in files. */
const filePaths = new Set(['/identity/pkcs12', '/identity/scep', '/trustedRoots']);
const secretPaths = new Set([
  '/identity/password',
  '/identity/challenge',
  '/sharedSecret',
  '/eap/password',
  '/apple/ppk/key',
]);

/** Bindings with their files named from `folder`, so that two sources of bindings can be merged. */
function absolutePaths(value: unknown, folder: string, path = ''): unknown {
  if (isTree(value)) {
    const entries = Object.entries(value).map(([key, item]) => [
      key,
      absolutePaths(item, folder, path + pointer(key)),
    ]);
    return Object.fromEntries(entries);
  }
  if (Array.isArray(value)) return value.map((item) => absolutePaths(item, folder, path));
  if (typeof value !== 'string' || value === '' || value === '-') return value;
  if (filePaths.has(path)) return resolve(folder, value);
  if (secretPaths.has(path) && value.startsWith('file:'))
    return `file:${resolve(folder, value.slice('file:'.length))}`;
  return value;
}
