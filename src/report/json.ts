import type { Finding } from '../finding.js';
import { jsonText } from '../text/json-text.js';
import type { FileReport, Reporter } from './report.js';

/** JSON as `schemas/report.schema.json` describes it. What is undefined does not get into it. */
export const json: Reporter = ({ files, summary, ignored, written }) =>
  jsonText({
    version: 1,
    files: files.map(fileOf),
    summary,
    ignored,
    written: written?.map(({ path, holds }) => ({ path, holds })),
  });

/** Named one by one: the order of the keys is ours, and nothing that is not in the schema gets out. */
function fileOf({ file, document, findings, minimumOS }: FileReport): object {
  return { file, document, findings: findings.map(findingOf), minimumOS };
}

/** A finding with what the schema has of it. */
export function findingOf(finding: Finding): Record<keyof Finding, unknown> {
  const {
    rule,
    severity,
    document,
    path,
    subject,
    message,
    why,
    source,
    confidence,
    fix,
    os,
    setting,
    position,
  } = finding;
  return {
    rule,
    severity,
    document,
    path,
    subject,
    message,
    why,
    source,
    confidence,
    fix,
    os,
    setting,
    position: position && { line: position.line, column: position.column },
  };
}
