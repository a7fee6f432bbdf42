import type { Finding, Severity } from '../finding.js';
import type { Report } from './report.js';

/** How many findings of one rule and severity are listed of one file: a hostile file of 50 kB can have a million. */
export const mostFindings = 100;

/**
 * The report with at most {@link mostFindings} findings of one rule and severity for each file, and one more that says
 * how many there are besides. The summary still counts all.
 */
export function withMostFindings({ files, ...report }: Report): Report {
  return { ...report, files: files.map((file) => ({ ...file, findings: listed(file.findings) })) };
}

function listed(findings: readonly Finding[]): readonly Finding[] {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(kindOf(finding), (counts.get(kindOf(finding)) ?? 0) + 1);
  if (Math.max(0, ...counts.values()) <= mostFindings) return findings;
  const seen = new Map<string, number>();
  return findings.flatMap((finding) => {
    const kind = kindOf(finding);
    const number = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, number);
    if (number <= mostFindings) return finding;
    const more = (counts.get(kind) ?? 0) - mostFindings;
    return number === mostFindings + 1 ? andMore(finding, more) : [];
  });
}

function kindOf({ rule, severity, document }: Finding): `${string} ${Severity} ${string}` {
  return `${rule} ${severity} ${document}`;
}

function andMore({ rule, severity, document, why, source, confidence }: Finding, more: number): Finding {
  const message = `${more.toLocaleString('en-US')} more findings of this kind are not listed.`;
  return { rule, severity, document, path: '', message, why, source, confidence };
}
