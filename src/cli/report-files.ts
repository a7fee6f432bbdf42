import type { Report } from '../report/report.js';
import type { Host } from './host.js';
import type { ReportFile } from './options.js';
import { writeFiles } from './output.js';
import { reportText, type TellOptions } from './report.js';

/** Writes a report into files, each in its format. Throws InputError. */
export async function writeReports(
  host: Host,
  report: Report,
  files: readonly ReportFile[],
  { strict = false, verbose = false, quiet = false }: TellOptions,
  force: boolean,
): Promise<void> {
  const written = files.map(async ({ format, path }) => ({
    path,
    content: await reportText(report, format, { strict, verbose, quiet }),
  }));
  await writeFiles(host, await Promise.all(written), force);
}
