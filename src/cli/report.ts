import type { Report } from '../report/report.js';
import type { Host } from './host.js';

/** Writes a report to a stream, in the format that the user chose; nothing for people when there is nothing to say. */
export async function writeReport(
  host: Host,
  stream: Host['stdout'],
  format: 'text' | 'json',
  report: Report,
): Promise<void> {
  if (format === 'text' && report.files.every(({ findings }) => findings.length === 0)) return;
  const { reporters } = await import('../report/index.js');
  const colour = stream.isTTY === true && host.env['NO_COLOR'] === undefined;
  const write = await reporters[format]();
  stream.write(write(report, { colour }));
}
