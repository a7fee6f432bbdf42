import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { deviceDigest, type Shard } from '../../batch/device-file.js';
import { DeviceNumbers } from '../../batch/device-numbers.js';
import {
  isManifestName,
  manifestName,
  type RunLine,
  readDeviceLine,
  readRunLine,
  shardsIn,
} from '../../batch/manifest.js';
import { InputError } from '../../input-error.js';
import type { Host } from '../host.js';
import { about, shownPath, writeError } from '../input.js';
import { linesOf } from './file-lines.js';
import { RunEnded } from './sign-devices.js';
import { isTemporary } from './write-device.js';

/** What a run is to do with what an earlier one left. */
export interface ManifestOptions {
  readonly resume: boolean;
  readonly force: boolean;
  readonly shard: Shard | undefined;
}

/** The manifest of a run that goes on. */
export interface Manifest {
  /** What an earlier run says of a device, as its line. Asked once for each device. */
  readonly formerOf: (digest: string) => string | undefined;
  /** How many devices of an earlier run were not asked for. */
  readonly left: () => number;
  /** Adds lines about devices. */
  readonly add: (lines: string) => void;
  readonly close: () => void;
  /** A secret of the run, without which nobody can try out what the inputs were. */
  readonly key: string;
  readonly name: string;
}

const keyName = 'batch.key';

/**
 * Opens the folder of a run and the manifest in it.
 *
 * @throws InputError for a folder that holds something else, or a run that nobody asked to go on with
 */
export async function openManifest(
  host: Host,
  folder: string,
  run: RunLine,
  options: ManifestOptions,
): Promise<Manifest> {
  const path = resolve(host.cwd, folder);
  const shown = shownPath(host, path) || folder;
  const name = manifestName(options.shard);
  const there = writing(shown, () => {
    mkdirSync(path, { recursive: true });
    return readdirSync(path);
  });
  refuseOthers(there, name, shown, options);
  if (options.force && !options.resume) rmSync(join(path, name), { force: true });
  if (there.includes(name) && options.resume) await refuseOtherPolicy(join(path, name), run, shown);
  if (options.shard === undefined) {
    for (const left of there.filter(isTemporary)) rmSync(join(path, left), { force: true });
  }
  const file = writing(join(shown, name), () => openAtEnd(join(path, name)));
  const former = readFormer(file);
  const add = (lines: string) => {
    try {
      writeSync(file, lines);
    } catch (error) {
      throw new RunEnded(writeError(error, join(shown, name)).message);
    }
  };
  const key = writing(join(shown, keyName), () => runKey(join(path, keyName)));
  if (fstatSync(file).size === 0) add(`${JSON.stringify(run)}\n`);
  let left = former.size;
  const formerOf = (digest: string) => {
    const start = former.get(digest);
    if (start === undefined) return undefined;
    left -= 1;
    const [line] = linesOf(file, start, 1 << 10);
    return line?.text;
  };
  return { formerOf, left: () => left, add, close: () => closeSync(file), key, name };
}

function writing<Result>(shown: string, write: () => Result): Result {
  try {
    return write();
  } catch (error) {
    throw writeError(error, shown);
  }
}

function refuseOthers(
  there: readonly string[],
  name: string,
  shown: string,
  { resume, force, shard }: ManifestOptions,
): void {
  if (force || there.length === 0) return;
  if (there.includes(name)) {
    if (resume) return;
    throw new InputError(
      `${shown} holds a run already (${name}). --resume goes on with it, and --force starts anew. Or name another folder.`,
    );
  }
  const manifests = there.filter(isManifestName);
  const ofOtherShards = manifests.filter((other) => shard !== undefined && shardsIn(other) === shard.of);
  if (manifests.length > 0 && ofOtherShards.length === manifests.length) return;
  const [first = ''] = [...manifests, ...there.filter((other) => !other.startsWith('.'))];
  if (first === '' || first === keyName) return;
  throw new InputError(
    manifests.length > 0
      ? `${shown} holds another run (${first}). Name another folder.`
      : `${shown} is not empty and holds no run. Name an empty folder. --force writes into this one.`,
  );
}

/** A line that was torn when the earlier run ended is cut off. */
function openAtEnd(path: string): number {
  const file = openSync(path, 'a+', 0o600);
  const { size } = fstatSync(file);
  const block = Buffer.alloc(64 * 1024);
  for (let end = size; end > 0; end -= block.length) {
    const start = Math.max(0, end - block.length);
    const last = block.subarray(0, readSync(file, block, 0, end - start, start)).lastIndexOf('\n');
    if (last < 0 && start > 0) continue;
    ftruncateSync(file, last < 0 ? 0 : start + last + 1);
    break;
  }
  return file;
}

/** The key lies beside the profiles, which hold the secrets, and not in the manifest, which goes from hand to hand. */
function runKey(path: string): string {
  try {
    const file = openSync(path, 'wx', 0o600);
    const key = randomBytes(32).toString('base64url');
    writeSync(file, key);
    closeSync(file);
    return key;
  } catch (error) {
    if (typeof error !== 'object' || error === null || !('code' in error) || error.code !== 'EEXIST')
      throw error;
    return readFileSync(path, 'utf8');
  }
}

async function refuseOtherPolicy(path: string, run: RunLine, shown: string): Promise<void> {
  const file = openSync(path, 'r');
  try {
    const [first] = linesOf(file);
    if (first === undefined) return;
    const { policy } = await about(shown, () => readRunLine(first.text));
    if (policy === run.policy) return;
    throw new InputError(`${shown} holds a run of another policy (${policy}). Name another folder.`);
  } finally {
    closeSync(file);
  }
}

/** Where the last line about each device of an earlier run begins. */
function readFormer(file: number): DeviceNumbers {
  const former = new DeviceNumbers();
  for (const { text, start } of linesOf(file)) {
    const device = start === 0 ? undefined : readDeviceLine(text);
    if (device !== undefined) former.set(deviceDigest(device.device), start);
  }
  return former;
}
