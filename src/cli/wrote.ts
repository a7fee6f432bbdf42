import { plural, printable } from '../report/wording.js';
import type { Host } from './host.js';
import type { TellOptions, Told } from './report.js';

/** A file that was written, and what it holds in a few words. */
export interface Written {
  readonly path: string;
  readonly holds?: string;
}

/** Says on standard error what was written, and how many notes there are; nothing to programs and to those who want quiet. */
export function sayWritten(
  host: Host,
  files: readonly Written[],
  { report }: Told,
  { format, quiet = false, verbose = false }: TellOptions,
): void {
  if (format !== 'text' || quiet) return;
  const lines = files.map(({ path, holds }) => `Wrote ${path}${holds === undefined ? '' : ` (${holds})`}.`);
  const { info } = report.summary;
  const ignored = report.ignored ?? 0;
  const asides = [
    ...(info > 0 && !verbose ? [`${plural(info, 'note')}; --verbose shows them.`] : []),
    ...(ignored > 0 ? [`${plural(ignored, 'finding')} left out by --ignore or alwayson.yaml.`] : []),
  ];
  const last = [lines.at(-1) ?? '', ...asides].join(' ').trim();
  for (const line of [...lines.slice(0, -1), last]) host.stderr.write(`${printable(line)}\n`);
}

/** Says that nothing was written, and what would write it in spite of the errors. */
export function sayNothingWritten(host: Host, { format }: TellOptions): void {
  if (format === 'text')
    host.stderr.write('Nothing was written. --allow-errors goes on in spite of errors.\n');
}
