import { setImmediate } from 'node:timers/promises';
import { readDeclarations } from '../open/declarations.js';
import { wrappingFinding } from '../open/findings.js';
import type { DictionaryNode } from '../plist/node.js';
import type { FileReport } from '../report/report.js';
import { type AlwaysOnFile, secondAlwaysOn } from '../verify/several.js';
import { saysItWorks, type VerifyOptions } from '../verify/verify.js';
import type { Host } from './host.js';
import { readInput } from './input.js';
import { type InputFile, inputFiles } from './input-files.js';
import { type Done, judgeFile, type Outcome, type VerifyJob } from './verify-file.js';

/** What came of judging files. */
export interface VerifiedFiles {
  readonly reports: readonly FileReport[];
  /** A sentence for each file that could not be read, its name in front. */
  readonly unreadable: readonly string[];
  /** Files of folders that are neither profiles nor policies. */
  readonly passedOver: readonly string[];
  /** The profiles that were found or made, by the name of their file, where they are to be kept. */
  readonly profiles: readonly { readonly file: string; readonly profile: DictionaryNode }[];
}

/** How files are judged. */
export interface VerifyFilesOptions extends VerifyOptions {
  /** Whether the profiles are wanted, too; by default they are forgotten, which bounds the memory. */
  readonly keepsProfiles?: boolean;
  /** Whether files that are no profile or policy are passed over, also those that are named themselves. */
  readonly ignoreUnknown?: boolean;
}

/** Fewer files are judged before another thread has started. */
const worthThreads = 50;

/** Each thread holds in memory what it works with, a hundred megabytes at most. */
const mostThreads = 8;

/**
 * Judges files, and those in folders. One that cannot be read is reported as such, and the others go on. Many are
 * judged by all cores, with a progress bar where standard error is a terminal.
 *
 * @throws InputError for a folder without any file of a fitting name, unless those are ignored
 */
export async function verifyFiles(
  host: Host,
  names: readonly string[],
  { keepsProfiles = false, ignoreUnknown = false, ...options }: VerifyFilesOptions,
): Promise<VerifiedFiles> {
  const files = await inputFiles(host, names, ignoreUnknown);
  const declarations = await declarationsIn(host, files);
  const job = { files, options, keepsProfiles, ignoreUnknown, declarations };
  const outcomes = await outcomesOf(host, job);
  const second = secondAlwaysOn(outcomes.flatMap(alwaysOnIn));
  return {
    reports: outcomes.flatMap((outcome) => reportOn(outcome, second)),
    unreadable: outcomes.flatMap((one) => ('unreadable' in one ? [`${one.path}: ${one.unreadable}`] : [])),
    passedOver: outcomes.flatMap((one) => ('other' in one ? [one.path] : [])),
    profiles: outcomes.flatMap((one) =>
      'verification' in one && one.profile !== undefined ? [{ file: one.path, profile: one.profile }] : [],
    ),
  };
}

async function outcomesOf(host: Host, job: VerifyJob): Promise<readonly Outcome[]> {
  const { length } = job.files;
  if (length < worthThreads) return inThisThread(host, job);
  // Another thread cannot read the standard input of this one.
  const threads = job.files.some(({ path }) => path === '-') ? 1 : Math.min(host.threads ?? 1, mostThreads);
  const work = async (done?: Done) => {
    if (threads === 1) return inThisThread(host, job, done);
    const { judgeInThreads } = await import('./verify-threads.js');
    return judgeInThreads(host.cwd, job, threads, done);
  };
  if (host.stderr.isTTY !== true) return work();
  const { withProgressBar } = await import('./progress-bar.js');
  return withProgressBar(host.stderr, length, work);
}

async function inThisThread(host: Host, job: VerifyJob, done?: Done): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const file of job.files) {
    outcomes.push(await judgeFile(host, file, job));
    done?.(1);
    // Signals and the bar have their turn.
    await setImmediate();
  }
  return outcomes;
}

/** Declarations refer to each other, and often each is a file: all are known before one is judged. */
async function declarationsIn(
  host: Host,
  files: readonly InputFile[],
): Promise<{ readonly path: string; readonly value: unknown }[]> {
  const found: { path: string; value: unknown }[] = [];
  const json = files.length > 1 ? files.filter(({ path }) => /\.json$/i.test(path)) : [];
  for (const { path } of json) {
    // What cannot be read is reported when it is judged.
    const bytes = await readInput(host, path).catch(() => undefined);
    const value = bytes && (await readDeclarations(bytes));
    if (value !== undefined) found.push({ path, value });
  }
  return found;
}

function alwaysOnIn(outcome: Outcome): AlwaysOnFile[] {
  if (!('alwaysOn' in outcome) || outcome.alwaysOn === undefined) return [];
  return [{ file: outcome.path, alwaysOn: outcome.alwaysOn, named: outcome.named }];
}

function reportOn(outcome: Outcome, second: ReturnType<typeof secondAlwaysOn>): FileReport[] {
  const { path: file } = outcome;
  if ('other' in outcome) return [];
  if ('unreadable' in outcome) {
    const unreadable = wrappingFinding('plist-unreadable', { message: outcome.unreadable });
    return [{ file, document: 'profile', findings: [unreadable] }];
  }
  const { findings: own, minimumOS, ...rest } = outcome.verification;
  const findings = [...own, ...(second.get(file) ?? [])];
  return [
    { file, ...rest, findings, ...(minimumOS !== undefined && saysItWorks(findings) && { minimumOS }) },
  ];
}
