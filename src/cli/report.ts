import type { Format } from '../report/index.js';
import { withMostFindings } from '../report/most-findings.js';
import type { FileReport, Report, ReportOptions, WrittenFile } from '../report/report.js';
import type { Host } from './host.js';
import { withoutCommands } from './say.js';

/** What the command line says of reports. */
export interface TellOptions {
  readonly format: Format;
  readonly strict?: boolean;
  readonly verbose?: boolean;
  readonly quiet?: boolean;
  /** Rules that are not to be told. */
  readonly ignore?: readonly string[] | undefined;
}

/** What was told. */
export interface Told {
  readonly report: Report;
  /** 1 when a finding makes the run fail, else 0. */
  readonly exitCode: 0 | 1;
}

/** How a report is told. */
export interface Telling {
  readonly stream: Host['stdout'];
  /** Whether people are told only of what is to be changed: the command has something else to say. */
  readonly brief?: boolean;
  /** What the command wrote, for programs. */
  readonly written?: readonly WrittenFile[];
}

/** Tells what was found, in the format that the user chose, without what the user does not want to be told. */
export async function tell(
  host: Host,
  telling: Telling,
  files: readonly FileReport[],
  options: TellOptions,
): Promise<Told> {
  const told = await toBeTold(host, files, options);
  await write(host, telling, told.report, options);
  return told;
}

/** What was found without what the user does not want to be told, and whether it makes the run fail. */
export async function toBeTold(
  host: Host,
  files: readonly FileReport[],
  { strict = false, ignore = [] }: Pick<TellOptions, 'strict' | 'ignore'>,
): Promise<Told> {
  const [{ choose }, { exitCodeOf, reportOf }] = await Promise.all([
    import('../report/choose.js'),
    import('../report/report.js'),
  ]);
  if (ignore.length > 0) await (await import('./settings.js')).refuseUnknownRules(ignore);
  const off = Object.fromEntries(ignore.map((rule) => [rule, 'off' as const]));
  const chosen = choose(files, { ...host.settings?.rules, ...off });
  const report = reportOf(chosen.files, chosen.ignored);
  return { report, exitCode: exitCodeOf(report, { strict }) };
}

/** Writes a report in the format that the user chose. */
export async function write(
  host: Host,
  { stream, brief = false, written }: Telling,
  report: Report,
  { format, strict = false, verbose = false, quiet = false }: TellOptions,
): Promise<void> {
  const { error, warning } = report.summary;
  if (format === 'text' && brief && !verbose && error + warning === 0) return;
  const text = await reportText({ ...report, ...(written && { written }) }, format, {
    strict,
    verbose,
    quiet,
    ...terminalOf(stream, host),
  });
  stream.write(format === 'github' ? text : withoutCommands(text));
}

/** A report as the text of a format, without the findings beyond what any reader takes in. */
export async function reportText(report: Report, format: Format, options: ReportOptions): Promise<string> {
  const { reporters } = await import('../report/index.js');
  const write = await reporters[format]();
  return write(withMostFindings(report), { ...options, ...(await aboutRules(format)) });
}

/** How text is laid out for what a stream leads to. */
export function terminalOf(stream: Host['stdout'], host: Host): Pick<ReportOptions, 'colour' | 'width'> {
  const colour = showsColour(stream, host);
  return stream.columns === undefined ? { colour } : { colour, width: stream.columns };
}

/** https://no-color.org and https://force-color.org: the second wins, as the one who writes it means it. */
function showsColour(stream: Host['stdout'], { env }: Host): boolean {
  const { FORCE_COLOR: force, NO_COLOR: none } = env;
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  return stream.isTTY === true && (none === undefined || none === '');
}

/** What the formats for people and programs say of rules; the others need none of it. */
async function aboutRules(format: Format) {
  if (format !== 'text' && format !== 'sarif') return {};
  const [{ ruleCatalogue }, { packageVersion }] = await Promise.all([
    import('../verify/catalogue.js'),
    import('./version.js'),
  ]);
  return { rules: ruleCatalogue, version: packageVersion() };
}
