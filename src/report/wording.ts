import type { Finding, Severity } from '../finding.js';
import { subjectOf } from '../finding-subject.js';
import type { FileReport, Summary } from './report.js';

const order: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** The findings with the worst first; those of the same severity keep their order. */
export function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => order[a.severity] - order[b.severity]);
}

/** What a file is and from which iOS it works: `profile, works as written from iOS 14.0`. */
export function fileWords(file: FileReport): string {
  const { minimumOS } = file;
  return minimumOS === undefined ? kindOf(file) : `${kindOf(file)}, works as written from iOS ${minimumOS}`;
}

function kindOf({ document, kind }: FileReport): string {
  return kind ?? document;
}

/** Where a finding points, with the document named when it is another than the file's own. */
export function pathWords({ document, path }: Finding, file: FileReport): string {
  if (path === '') return `the whole ${document === file.document ? kindOf(file) : document}`;
  return document === file.document ? path : `${document} ${path}`;
}

/**
 * What is wrong, with the key in front that it is about: `DiffieHellmanGroup: is 2; allowed is 14 …`. Messages leave
 * their subject to the path, which some formats show elsewhere or not at all.
 */
export function messageWords(finding: Finding): string {
  const { subject = subjectOf(finding), message } = finding;
  return subject === undefined || message.startsWith(subject) ? message : `${subject}: ${message}`;
}

/** `1 error, 2 warnings, 3 info`. */
export function summaryWords({ error, warning, info }: Summary): string {
  return [plural(error, 'error'), plural(warning, 'warning'), `${info} info`].join(', ');
}

/** `1 file`, `2 files`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** The text as one line whose control characters show as `\u001b`: what a file says must not steer a terminal. */
export function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The lines of a text, each {@link printable}. */
export function printableLines(text: string): string[] {
  return text.trimEnd().split(/\r?\n/).map(tabsAsSpaces).map(printable);
}

function tabsAsSpaces(line: string): string {
  return line.replaceAll('\t', '  ');
}
