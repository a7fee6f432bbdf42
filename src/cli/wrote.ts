import type { FileReport, WrittenFile } from '../report/report.js';
import { plural, printable } from '../report/wording.js';
import type { ExitCode } from './command.js';
import type { Host } from './host.js';
import type { TellOptions, Told } from './report.js';

/** What a command makes of what it read. */
export interface Making {
  /** Writes it, and gives what was written; undefined where nothing can be made. */
  readonly write: (() => Promise<readonly WrittenFile[]>) | undefined;
  /** Whether standard output is for what is made, or for a text that was asked for: not for the report then. */
  readonly takesStdout: boolean;
}

/** What decides whether something is written. */
export interface MakeOptions extends TellOptions {
  /** Whether it is written in spite of errors. */
  readonly allowErrors?: boolean | undefined;
}

/**
 * The end of a command that makes files: it writes them unless an error forbids that, and tells what was found and what
 * was written. People are told on standard error; programs get one report, on standard output where that is free.
 *
 * @returns the exit code; 1 where nothing was written
 * @throws InputError when a file cannot be written
 */
export async function writeAndTell(
  host: Host,
  files: readonly FileReport[],
  { write, takesStdout }: Making,
  options: MakeOptions,
): Promise<ExitCode> {
  const { toBeTold, write: writeReport } = await import('./report.js');
  const told = await toBeTold(host, files, options);
  const forPeople = options.format === 'text';
  if (forPeople) await writeReport(host, { stream: host.stderr, brief: true }, told.report, options);
  const made = told.exitCode !== 0 && !options.allowErrors ? undefined : write;
  const written = (await made?.()) ?? [];
  if (forPeople) {
    if (made === undefined) host.stderr.write(nothingWritten);
    else sayWritten(host, written, told, options);
  } else {
    const stream = takesStdout ? host.stderr : host.stdout;
    await writeReport(host, { stream, written }, told.report, options);
  }
  return made === undefined ? 1 : told.exitCode;
}

/** Tells programs what was written by a command that looks for no errors, and what it has to say besides. */
export async function tellWritten(
  host: Host,
  stream: Host['stdout'],
  written: readonly WrittenFile[],
  files: readonly FileReport[] = [],
): Promise<void> {
  const { tell } = await import('./report.js');
  await tell(host, { stream, written }, files, { format: 'json' });
}

const nothingWritten = 'Nothing was written. --allow-errors goes on in spite of errors.\n';

/** Says which files were written, and how many notes there are; nothing to programs and to those who want quiet. */
export function sayWritten(
  host: Host,
  written: readonly WrittenFile[],
  { report }: Told,
  { format, quiet = false, verbose = false }: TellOptions,
): void {
  const files = written.filter(({ path }) => path !== '-');
  if (format !== 'text' || quiet || (files.length === 0 && written.length > 0)) return;
  const lines = files.map(({ path, holds }) => `Wrote ${path}${holds === undefined ? '' : ` (${holds})`}.`);
  const { info } = report.summary;
  const ignored = report.ignored ?? 0;
  const asides = [
    ...(info > 0 && !verbose
      ? [`${plural(info, 'note')}; --verbose shows ${info === 1 ? 'it' : 'them'}.`]
      : []),
    ...(ignored > 0 ? [`${plural(ignored, 'finding')} left out by --ignore or alwayson.yaml.`] : []),
  ];
  const last = [lines.at(-1) ?? '', ...asides].join(' ').trim();
  for (const line of [...lines.slice(0, -1), last]) host.stderr.write(`${printable(line)}\n`);
}
