import type { Finding } from './finding.js';
import { pointerParts } from './pointer.js';

/** What a finding is about, for those who see no path: its last key. Undefined where that names nothing. */
export function subjectOf({ document, path }: Pick<Finding, 'document' | 'path'>): string | undefined {
  // The parts of a signature are ASN.1's, which nobody wrote.
  if (document === 'signature') return undefined;
  // A payload or an element of a list has no key of its own to name.
  if (/\/\d+$/.test(path)) return undefined;
  return pointerParts(path).findLast((part) => !/^\d+$/.test(part));
}

/** The findings, each with its subject. */
export function withSubjects(findings: readonly Finding[]): readonly Finding[] {
  return findings.map((finding) => {
    const subject = finding.subject ?? subjectOf(finding);
    return subject === undefined ? finding : { ...finding, subject };
  });
}
