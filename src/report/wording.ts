import type { FileKind, Finding, FindingDocument, Setting, Severity } from '../finding.js';
import { pointerParts } from '../pointer.js';
import { printable } from '../text/printable.js';
import type { FileReport, Summary } from './report.js';

export { printable } from '../text/printable.js';

/** What people call a severity. */
export const severityWords: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/**
 * What was found in a file, and from which iOS on it works where nothing speaks against it: `no errors or warnings, 2
 * notes; works as written from iOS 14.0`.
 *
 * @param counted how many findings there are, where not all of them are listed
 */
export function fileWords({ findings, minimumOS, remarks = [] }: FileReport, counted?: Summary): string {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const summary = summaryWords(
    counted ?? { error: count('error'), warning: count('warning'), info: count('info') },
  );
  const words = minimumOS === undefined ? summary : `${summary}; works as written from iOS ${minimumOS}`;
  return remarks.length === 0 ? words : `${words}. ${remarks.map(printable).join(' ')}`;
}

/**
 * Where a finding points: the setting of the policy that it comes from; else the line and the path, with the document
 * named when it is another than the file's own.
 */
export function placeWords({ document, path, position, setting }: Finding, file: FileReport): string {
  if (setting !== undefined && file.document === 'policy') return settingWords(setting);
  const isOwn = document === file.document;
  const place = path === '' ? wholeWords[(isOwn ? file.kind : undefined) ?? document] : path;
  const named = path === '' || isOwn ? place : `${document} ${place}`;
  return position === undefined ? named : `line ${position.line}: ${named}`;
}

/** What a finding without a path is about. */
export const wholeWords: Readonly<Record<FindingDocument | FileKind, string>> = {
  profile: 'the whole profile',
  policy: 'the whole policy',
  bindings: 'the whole bindings file',
  identity: 'the identity',
  signature: 'the signature',
  gateway: 'the whole configuration',
  declarations: 'the whole declaration',
  authority: 'the authority',
};

function settingWords({ path, label }: Setting): string {
  const property = pointerParts(path).join('.');
  return label === undefined ? property : `${property} (Intune: ${label})`;
}

/** `1 error, 2 warnings, 3 notes`; `no errors or warnings, 3 notes`; `nothing found`. */
export function summaryWords({ error, warning, info }: Summary): string {
  if (error + warning + info === 0) return 'nothing found';
  if (error + warning === 0) return `no errors or warnings, ${plural(info, 'note')}`;
  return [
    ...(error > 0 ? [plural(error, 'error')] : []),
    ...(warning > 0 ? [plural(warning, 'warning')] : []),
    ...(info > 0 ? [plural(info, 'note')] : []),
  ].join(', ');
}

/** `1 file`, `2 files`, `1,998 files`. */
export function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}

/** The lines of a text, each {@link printable}. */
export function printableLines(text: string): string[] {
  return text.trimEnd().split(/\r?\n/).map(tabsAsSpaces).map(printable);
}

function tabsAsSpaces(line: string): string {
  return line.replaceAll('\t', '  ');
}
