import { closeSync, openSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { deviceDigest } from '../../batch/device-file.js';
import {
  type DeviceLine,
  isManifestName,
  type RunLine,
  readDeviceLine,
  readRunLine,
} from '../../batch/manifest.js';
import { type Joined, Joining, type PlacedDevice } from '../../batch/merge.js';
import { InputError } from '../../input-error.js';
import { plural } from '../../report/wording.js';
import { jsonText } from '../../text/json-text.js';
import type { ExitCode } from '../command.js';
import type { Host } from '../host.js';
import { about, isFolder, readError, shownPath } from '../input.js';
import { writeFiles } from '../output.js';
import type { TellOptions } from '../report.js';
import { say } from '../say.js';
import { linesOf } from './file-lines.js';
import { openList } from './read-list.js';

/** What the command line says of joining. */
interface MergeOptions extends TellOptions {
  readonly devices?: string | undefined;
  readonly output?: string | undefined;
  readonly force: boolean;
}

/** Joins manifests, and says which devices of the list have no profile. */
export async function mergeManifests(
  host: Host,
  names: readonly string[],
  { devices, output, force, format, quiet = false }: MergeOptions,
): Promise<ExitCode> {
  const joining = new Joining();
  const files = await manifestsIn(host, names);
  let first: RunLine | undefined;
  for (const file of files) {
    const { run, lines } = await readManifest(host, file, output);
    if (first !== undefined && (run.policy !== first.policy || run.shard?.of !== first.shard?.of)) {
      throw new InputError(
        `${file} is the manifest of another run than ${files[0]}: another policy, or another number of parts.`,
      );
    }
    first ??= run;
    joining.run(run);
    for (const [digest, line] of lines) joining.device(digest, line);
  }
  if (devices !== undefined) await addList(host, devices, joining);
  const joined = joining.result();
  if (output !== undefined && first !== undefined) {
    const { shard, ...run } = first;
    const lines = [run, ...joining.lines()].map((line) => `${JSON.stringify(line)}\n`);
    await writeFiles(host, [{ path: output, content: lines.join('') }], force);
  }
  const { missing, bad, twice, missingShards } = joined;
  const isWhole = [missing, bad, twice, missingShards].every((list) => list.length === 0);
  if (format === 'text') tellJoined(host, joined, devices, output, quiet);
  else host.stdout.write(jsonText({ version: 1, ...joined }));
  return isWhole ? 0 : 1;
}

async function manifestsIn(host: Host, names: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const name of names) {
    if (!(await isFolder(host, name))) {
      files.push(name);
      continue;
    }
    const there = readdirSync(resolve(host.cwd, name)).filter(isManifestName).sort();
    if (there.length === 0) throw new InputError(`${shownPath(host, name)}: This folder holds no manifest.`);
    files.push(...there.map((file) => join(name, file)));
  }
  return files;
}

/** The devices of a manifest, by their digest; of several lines about one the last counts. */
async function readManifest(
  host: Host,
  file: string,
  output: string | undefined,
): Promise<{ readonly run: RunLine; readonly lines: ReadonlyMap<string, DeviceLine> }> {
  const path = resolve(host.cwd, file);
  const lines = new Map<string, DeviceLine>();
  let run: RunLine | undefined;
  // In the joined manifest, files are named from its folder.
  const from = output === undefined ? undefined : relative(dirname(resolve(host.cwd, output)), dirname(path));
  try {
    const opened = openSync(path, 'r');
    try {
      for (const { text } of linesOf(opened)) {
        if (run === undefined) {
          run = await about(shownPath(host, file), () => readRunLine(text));
          continue;
        }
        const line = readDeviceLine(text);
        if (line !== undefined) lines.set(deviceDigest(line.device), from ? movedTo(from, line) : line);
      }
    } finally {
      closeSync(opened);
    }
  } catch (error) {
    throw error instanceof InputError ? error : readError(error, shownPath(host, file));
  }
  if (run === undefined) throw new InputError(`${basename(file)}: This manifest is empty.`);
  return { run, lines };
}

function movedTo(folder: string, line: DeviceLine): DeviceLine {
  const move = (file: string) => join(folder, file).replaceAll('\\', '/');
  return {
    ...line,
    ...(line.file !== undefined && { file: move(line.file) }),
    ...(line.others !== undefined && {
      others: line.others.map((one) => ({ ...one, file: move(one.file) })),
    }),
  };
}

async function addList(host: Host, devices: string, joining: Joining): Promise<void> {
  const { columns, rows } = await openList(host, devices);
  for await (const some of rows) {
    for (const { line, cells } of some) {
      const device = cells[columns.device] ?? '';
      // A line without a device is told of by the run.
      if (device.trim() !== '') joining.listed(deviceDigest(device), { device, line });
    }
  }
}

/** As many devices are named. */
const mostNamed = 10;

function tellJoined(
  host: Host,
  { manifests, written, missing, bad, twice, unlisted, missingShards }: Joined,
  devices: string | undefined,
  output: string | undefined,
  quiet: boolean,
): void {
  const lines = [
    ...named(missing, (count) => `${count} of ${devices} in no manifest`),
    ...named(bad, (count) => `${count} without a profile`),
    ...named(twice, (count) => `${count} in several manifests`),
    ...named(unlisted, (count) => `${count} in a manifest and not in ${devices}`),
    ...(missingShards.length > 0
      ? [`No manifest of: ${missingShards.map(({ number, of }) => `${number}/${of}`).join(', ')}.`]
      : []),
  ];
  const words = `${plural(manifests, 'manifest')}: ${plural(written, 'profile')}.`;
  const all =
    devices !== undefined && lines.length === 0 ? ` Every device of ${devices} has its profile.` : '';
  if (quiet && lines.length === 0) return;
  const end = output === undefined ? [] : [`Wrote ${output}.`];
  say(host.stderr, [`${words}${all}`, ...lines, ...end].join('\n'));
}

function named(some: readonly PlacedDevice[], words: (count: string) => string): string[] {
  if (some.length === 0) return [];
  const shown = some.slice(0, mostNamed).map(({ device, line }) => `${device} (line ${line})`);
  const more = some.length > mostNamed ? ', …' : '';
  return [`${words(plural(some.length, 'device'))}: ${shown.join(', ')}${more}`];
}
