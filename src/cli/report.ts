import type { Format } from '../report/index.js';
import { withMostFindings } from '../report/most-findings.js';
import type { Report, ReportOptions } from '../report/report.js';
import type { Host } from './host.js';
import { withoutCommands } from './say.js';

/** What a format may make use of; the colour is that of the stream. */
export interface WriteOptions extends Omit<ReportOptions, 'colour'> {
  /** Whether people are told, too, that nothing was found; by default they are told nothing then. */
  readonly always?: boolean;
}

/** Writes a report to a stream, in the format that the user chose; nothing for people when there is nothing to say. */
export async function writeReport(
  host: Host,
  stream: Host['stdout'],
  format: Format,
  report: Report,
  { always = false, ...options }: WriteOptions = {},
): Promise<void> {
  const isEmpty = report.files.every(({ findings }) => findings.length === 0);
  if (format === 'text' && isEmpty && !always) return;
  const { reporters } = await import('../report/index.js');
  const colour = stream.isTTY === true && host.env['NO_COLOR'] === undefined;
  const write = await reporters[format]();
  const text = write(withMostFindings(report), { ...options, colour });
  stream.write(format === 'github' ? text : withoutCommands(text));
}
