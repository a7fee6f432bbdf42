import type { FileKind, Finding, FindingDocument, Severity } from '../finding.js';
import { withSubjects } from '../finding-subject.js';
import { redactText } from '../secrets/redact-text.js';
import { worstFirst } from './worst-first.js';

/** What was found in one file. */
export interface FileReport {
  /** The file's name as the user gave it. */
  readonly file: string;
  /** What the file is. A finding may speak of another document: of the bindings, say, that came with a policy. */
  readonly document: FindingDocument;
  readonly findings: readonly Finding[];
  /** What people call the file, where that is not its document. */
  readonly kind?: FileKind;
  /** The oldest iOS on which the profile works as it is written, for example `14.0`; only where nothing speaks against that. */
  readonly minimumOS?: string;
  /** What there is to say of the file as a whole, for people: sentences. */
  readonly remarks?: readonly string[];
}

/** How many findings there are of each severity. */
export type Summary = Readonly<Record<Severity, number>>;

/** A file that a command wrote. */
export interface WrittenFile {
  /** The path as the user gave it; `-` is standard output. */
  readonly path: string;
  /** What it holds, in a few words; absent where the name says it. */
  readonly holds?: string;
}

/** What was found in all files: what every format is made from. */
export interface Report {
  readonly files: readonly FileReport[];
  readonly summary: Summary;
  /** How many findings the user chose not to be told; absent where there are none. */
  readonly ignored?: number;
  /** What was written; absent for a command that writes no files. */
  readonly written?: readonly WrittenFile[];
}

/** What a report may say of a rule; `report/` itself knows none. */
export interface RuleInfo {
  readonly name: string;
  /** What the rule looks for, in one line. */
  readonly title: string;
  /** What the device does, in one sentence. */
  readonly why: string;
  readonly source: string;
}

/** What a format may make use of; each uses what it can. */
export interface ReportOptions {
  /** Whether the text is for a terminal that shows colours. */
  readonly colour?: boolean;
  /** How many columns the terminal has; text is laid out in 80 to 120. */
  readonly width?: number;
  /** Whether text shows every note, place, reason and source. */
  readonly verbose?: boolean;
  /** Whether text shows errors alone, and nothing where there are none. */
  readonly quiet?: boolean;
  /** Whether warnings count as errors. */
  readonly strict?: boolean;
  /** The rules that were asked, whether or not they found something. */
  readonly rules?: readonly RuleInfo[];
  /** The version of this tool. */
  readonly version?: string;
}

/** Makes one output format of a report: text that ends in a newline, or is empty. */
export type Reporter = (report: Report, options?: ReportOptions) => string;

/**
 * A report of these files, in their order, the findings of each with the worst first. A message may quote a value, and
 * that may be a URL with a password in it.
 */
export function reportOf(given: readonly FileReport[], ignored = 0): Report {
  const files = given.map((file) => {
    const findings = withSubjects(file.findings.map(withoutSecrets));
    return { ...file, findings: worstFirst(findings, (finding) => finding) };
  });
  const count = (severity: Severity) =>
    files.flatMap(({ findings }) => findings).filter((finding) => finding.severity === severity).length;
  const summary = { error: count('error'), warning: count('warning'), info: count('info') };
  return { files, summary, ...(ignored > 0 && { ignored }) };
}

function withoutSecrets(finding: Finding): Finding {
  const { message, fix } = finding;
  return { ...finding, message: redactText(message), ...(fix !== undefined && { fix: redactText(fix) }) };
}

/** Whether a finding makes the run fail: an error does, and with `strict` a warning too. */
export function fails(severity: Severity, options: Pick<ReportOptions, 'strict'> = {}): boolean {
  return severity === 'error' || (severity === 'warning' && options.strict === true);
}

/** The exit code of a run that read everything: 1 when a finding makes it fail, else 0. */
export function exitCodeOf(report: Report, options: Pick<ReportOptions, 'strict'> = {}): 0 | 1 {
  const failed = report.files.some(({ findings }) =>
    findings.some(({ severity }) => fails(severity, options)),
  );
  return failed ? 1 : 0;
}
