import type { Finding } from '../finding.js';
import type { FileReport } from './report.js';

/** One place of which the same is to be said. */
export interface Place {
  readonly file: FileReport;
  readonly finding: Finding;
}

/** What is said once, with all its places. */
export interface Group {
  /** The first finding: its words hold for all. */
  readonly finding: Finding;
  readonly places: readonly Place[];
}

/** Findings that say the same in the same words, together; in the order of the first ones. */
export function sameWords(files: readonly FileReport[]): Group[] {
  return grouped(files, ({ rule, severity, message, why, fix = '', os = '' }) =>
    [rule, severity, message, why, fix, os].join('\0'),
  );
}

/** Findings of the same rule and severity together; in the order of the first ones. */
export function sameRule(files: readonly FileReport[]): Group[] {
  return grouped(files, ({ rule, severity }) => `${rule}\0${severity}`);
}

function grouped(files: readonly FileReport[], keyOf: (finding: Finding) => string): Group[] {
  const groups = new Map<string, Place[]>();
  for (const file of files) {
    for (const finding of file.findings) {
      const key = keyOf(finding);
      const places = groups.get(key);
      if (places === undefined) groups.set(key, [{ file, finding }]);
      else places.push({ file, finding });
    }
  }
  return Array.from(groups.values(), (places) => ({ finding: (places[0] as Place).finding, places }));
}
