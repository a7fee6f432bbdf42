import { InputError } from '../input-error.js';
import { readDeclarations } from '../open/declarations.js';
import { wrappingFinding } from '../open/findings.js';
import { OtherKindError } from '../open/opened.js';
import type { DictionaryNode } from '../plist/node.js';
import type { FileReport } from '../report/report.js';
import { type NamedProfile, secondAlwaysOn } from '../verify/several.js';
import { saysItWorks, type Verification, type VerifyOptions, verify } from '../verify/verify.js';
import type { Host } from './host.js';
import { readInput, shownPath } from './input.js';
import { type InputFile, inputFiles } from './input-files.js';

/** What came of judging files. */
export interface VerifiedFiles {
  readonly reports: readonly FileReport[];
  /** A sentence for each file that could not be read, its name in front. */
  readonly unreadable: readonly string[];
  /** Files of folders that are neither profiles nor policies. */
  readonly passedOver: readonly string[];
  /** The profiles that were found or made, by the name of their file. */
  readonly profiles: readonly { readonly file: string; readonly profile: DictionaryNode }[];
}

type Outcome = InputFile &
  ({ readonly verification: Verification } | { readonly unreadable: string } | { readonly other: true });

/**
 * Judges files, and those in folders, one after the other. One that cannot be read is reported as such, and the
 * others go on.
 *
 * @throws InputError for a folder without any file of a fitting name
 */
export async function verifyFiles(
  host: Host,
  names: readonly string[],
  options: VerifyOptions,
): Promise<VerifiedFiles> {
  const files = await inputFiles(host, names);
  const declarations = await declarationsIn(host, files);
  const outcomes: Outcome[] = [];
  for (const file of files) {
    const otherDeclarations = declarations.filter(({ path }) => path !== file.path).map(({ value }) => value);
    outcomes.push(await outcomeOf(host, file, { ...options, otherDeclarations }));
  }
  const second = secondAlwaysOn(outcomes.flatMap(profileIn));
  return {
    reports: outcomes.flatMap((outcome) => reportOn(outcome, second)),
    unreadable: outcomes.flatMap((one) => ('unreadable' in one ? [`${one.path}: ${one.unreadable}`] : [])),
    passedOver: outcomes.flatMap((one) => ('other' in one ? [one.path] : [])),
    profiles: outcomes.flatMap((one) =>
      'verification' in one && one.verification.profile !== undefined
        ? [{ file: one.path, profile: one.verification.profile }]
        : [],
    ),
  };
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

async function outcomeOf(host: Host, file: InputFile, options: VerifyOptions): Promise<Outcome> {
  try {
    return { ...file, verification: await verify(await readInput(host, file.path), options) };
  } catch (error) {
    if (error instanceof OtherKindError && !file.named) return { ...file, other: true };
    if (!(error instanceof InputError)) throw error;
    // What was wrong with reading the file itself has its name in front already.
    const name = `${shownPath(host, file.path)}: `;
    const { message } = error;
    return { ...file, unreadable: message.startsWith(name) ? message.slice(name.length) : message };
  }
}

function profileIn(outcome: Outcome): NamedProfile[] {
  if (!('verification' in outcome)) return [];
  const { document, profile } = outcome.verification;
  // A policy says by its assignment which devices it is for.
  return document === 'profile' && profile !== undefined
    ? [{ file: outcome.path, profile, named: outcome.named }]
    : [];
}

function reportOn(outcome: Outcome, second: ReturnType<typeof secondAlwaysOn>): FileReport[] {
  const { path: file } = outcome;
  if ('other' in outcome) return [];
  if ('unreadable' in outcome) {
    const unreadable = wrappingFinding('plist-unreadable', { message: outcome.unreadable });
    return [{ file, document: 'profile', findings: [unreadable] }];
  }
  const { profile, findings: own, minimumOS, ...rest } = outcome.verification;
  const findings = [...own, ...(second.get(file) ?? [])];
  return [
    { file, ...rest, findings, ...(minimumOS !== undefined && saysItWorks(findings) && { minimumOS }) },
  ];
}
