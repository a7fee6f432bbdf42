import { resolve } from 'node:path';
import type { DeviceRow } from '../../batch/row.js';
import { isSecretReference, type RowReader, type RowReading } from '../../batch/row.js';
import type { SlotValues } from '../../batch/slots.js';
import type { Finding } from '../../finding.js';
import type { LoadedBindings } from '../../translate/bindings/load.js';
import { readBindings } from '../../translate/bindings/read.js';
import { resolveBindings } from '../../translate/bindings/resolve.js';
import { type Tree, withPaths } from '../../translate/bindings/tree.js';
import type { Host } from '../host.js';
import { about, readInput, shownPath } from '../input.js';
import { readSecret } from '../secrets.js';
import type { BatchJob } from './job.js';

/** What a device's profile is made with. */
export interface DeviceBindings {
  /** The values in slots; undefined where files or identities decide, which each device has of its own. */
  readonly slots: SlotValues | undefined;
  /** Everything that the row brought: what the same bytes are made of. */
  readonly contents: readonly (string | Uint8Array)[];
  readonly bindings: () => Promise<LoadedBindings>;
}

/** Reads what rows name: secrets, and files, those for all devices once. */
export class BindingsReader {
  readonly #host: Host;
  readonly #job: BatchJob;
  readonly #rows: RowReader;
  /** The files for all devices, by their path; undefined until they are read. */
  readonly #commonFiles = new Map<string, Uint8Array | undefined>();

  constructor(host: Host, job: BatchJob, rows: RowReader) {
    this.#host = host;
    this.#job = job;
    this.#rows = rows;
    withPaths(job.common, (path) => {
      this.#commonFiles.set(path, undefined);
      return path;
    });
  }

  /**
   * @returns the findings alone where a path of a file cannot be known
   * @throws InputError for a file or a secret that cannot be had
   */
  async read(row: DeviceRow, reading: RowReading): Promise<DeviceBindings | readonly Finding[]> {
    const { secrets, inFiles } = await this.#secretsOf(row);
    const cells = row.cells.filter((_, index) => this.#job.list.columns[index]?.kind !== 'note');
    const names = [...reading.slots.keys()];
    const slots =
      inFiles || this.#job.issuing !== undefined
        ? undefined
        : Object.fromEntries(names.map((name) => [name, secrets.get(name) ?? reading.slots.get(name) ?? '']));
    if (!reading.hasFiles && !inFiles) {
      const bindings = async () => this.#resolved(this.#rows.treeOf(row).tree, secrets, new Map());
      return { slots, contents: [...cells, ...secrets.values()], bindings };
    }
    const { tree, findings } = this.#rows.treeOf(row);
    if (findings.length > 0) return findings;
    const files = await this.#filesOf(tree);
    return {
      slots,
      contents: [...cells, ...secrets.values(), ...files.values()],
      bindings: async () => this.#resolved(tree, secrets, files),
    };
  }

  /** The secrets in cells, by their column; those that lie in files are read with the files. */
  async #secretsOf({ cells }: DeviceRow): Promise<{ secrets: Map<string, string>; inFiles: boolean }> {
    const secrets = new Map<string, string>();
    let inFiles = false;
    for (const [index, { kind, name }] of this.#job.list.columns.entries()) {
      const cell = cells[index] ?? '';
      if (kind !== 'secret' || cell === '') continue;
      if (cell.startsWith('file:')) inFiles = true;
      else secrets.set(name, isSecretReference(cell) ? await readSecret(this.#host, cell, name) : cell);
    }
    return { secrets, inFiles };
  }

  /** The files that are this device's own. */
  async #filesOf(tree: Tree): Promise<Map<string, Uint8Array>> {
    const paths = new Map<string, string>();
    withPaths(tree, (path, keys) => {
      if (!this.#commonFiles.has(path)) paths.set(path, keys.join('.'));
      return path;
    });
    const files = new Map<string, Uint8Array>();
    for (const [path, name] of paths) {
      files.set(path, await about(name, () => readInput(this.#host, path)));
    }
    return files;
  }

  async #resolved(
    tree: Tree,
    secrets: ReadonlyMap<string, string>,
    files: ReadonlyMap<string, Uint8Array>,
  ): Promise<LoadedBindings> {
    const { bindings, findings } = readBindings(tree);
    if (bindings === undefined) return { findings };
    const read = async (path: string) => files.get(path) ?? (await this.#commonFile(path));
    const resolved = await resolveBindings(bindings, {
      read,
      secret: async (reference, what) =>
        secrets.get(what) ?? this.#job.secrets.get(what) ?? readSecret(this.#host, reference, what, read),
      shown: (path) => shownPath(this.#host, path),
    });
    const all = { ...resolved, findings: [...findings, ...resolved.findings] };
    return this.#job.identityLegacy ? withLegacyIdentity(all) : all;
  }

  async #commonFile(path: string): Promise<Uint8Array> {
    const known = this.#commonFiles.get(path) ?? (await readInput(this.#host, path));
    if (this.#commonFiles.has(path)) this.#commonFiles.set(path, known);
    return known;
  }
}

async function withLegacyIdentity({ bindings, findings }: LoadedBindings): Promise<LoadedBindings> {
  if (bindings === undefined) return { findings };
  const { legacyIdentity } = await import('../../translate/legacy-identity.js');
  const legacy = await about('--identity-legacy', () => legacyIdentity(bindings));
  return { bindings: legacy.bindings, findings: [...findings, ...legacy.findings] };
}

/** A path of the list in full. */
export function pathOfList({ listFolder }: BatchJob): (path: string) => string {
  return (path) => resolve(listFolder, path);
}
