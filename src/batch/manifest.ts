import * as v from 'valibot';
import type { Finding, Severity } from '../finding.js';
import { InputError } from '../input-error.js';
import type { Shard } from './device-file.js';

/** How often each rule was found, by severity. */
const counts = v.record(v.string(), v.pipe(v.number(), v.integer()));
const tally = v.strictObject({
  error: v.exactOptional(counts),
  warning: v.exactOptional(counts),
  info: v.exactOptional(counts),
});
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** The first line of a manifest: the run. */
const runLine = v.object({
  alwayson: v.string(),
  manifest: v.literal(1),
  policy: v.string(),
  devices: v.string(),
  shard: v.exactOptional(v.strictObject({ number: v.number(), of: v.number() })),
});

/** A certificate that was issued for a device, by which the gateway's log can be read. */
const identity = v.strictObject({ serial: v.string(), sha256, notAfter: v.string() });

/** Every other line: what came of one device. */
const deviceLine = v.object({
  device: v.string(),
  line: v.number(),
  /** Absent where nothing was written. */
  file: v.exactOptional(v.string()),
  sha256: v.exactOptional(sha256),
  /** Where a channel needs several files for a device. */
  others: v.exactOptional(v.array(v.strictObject({ file: v.string(), sha256 }))),
  findings: tally,
  /** The SHA-256 of the certificate that signed. */
  signer: v.exactOptional(v.string()),
  identity: v.exactOptional(identity),
  /** What the files were made of, as a digest with the key of the run. */
  input: v.exactOptional(v.string()),
});

export type RunLine = v.InferOutput<typeof runLine>;
export type IssuedIdentity = v.InferOutput<typeof identity>;
export type DeviceLine = v.InferOutput<typeof deviceLine>;
export type Tally = v.InferOutput<typeof tally>;

/** The name of a run's manifest in its folder: a shard has its own, so that shards can share the folder. */
export function manifestName(shard: Shard | undefined): string {
  return shard === undefined ? 'batch.jsonl' : `batch-${shard.number}-of-${shard.of}.jsonl`;
}

/** Whether a file is the manifest of a run. */
export function isManifestName(name: string): boolean {
  return /^batch(?:-\d+-of-\d+)?\.jsonl$/.test(name);
}

/** The number of shards of which a file is the manifest of one; undefined for other files. */
export function shardsIn(name: string): number | undefined {
  const of = /^batch-\d+-of-(\d+)\.jsonl$/.exec(name)?.[1];
  return of === undefined ? undefined : Number(of);
}

/** A line of a manifest. Throws InputError for the first line of what is none. */
export function readRunLine(text: string): RunLine {
  const read = v.safeParse(runLine, parsed(text));
  if (!read.success)
    throw new InputError('This is no manifest of alwayson batch: its first line names no run.');
  return read.output;
}

/** A line about a device; undefined for one that is torn or something else. */
export function readDeviceLine(text: string): DeviceLine | undefined {
  const read = v.safeParse(deviceLine, parsed(text));
  return read.success ? read.output : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** How often each rule is among findings. */
export function tallyOf(findings: readonly Finding[]): Tally {
  const all: { [Name in Severity]?: Record<string, number> } = {};
  for (const { rule, severity } of findings) {
    const rules = all[severity] ?? {};
    rules[rule] = (rules[rule] ?? 0) + 1;
    all[severity] = rules;
  }
  return all;
}

/** How many findings of a severity are in a tally. */
export function countIn(tally: Tally, severity: Severity): number {
  return Object.values(tally[severity] ?? {}).reduce((sum, count) => sum + count, 0);
}
