import type { Finding } from '../finding.js';
import { jsonText } from '../text/json-text.js';
import type { FileReport, Reporter, WrittenFile } from './report.js';

/** JSON as `schemas/report.schema.json` describes it. */
export const json: Reporter = ({ files, summary, ignored, written }) =>
  jsonText({
    version: 1,
    files: files.map(fileOf),
    summary,
    ...(ignored !== undefined && { ignored }),
    ...(written !== undefined && { written: written.map(writtenOf) }),
  });

/** Named one by one: the order of the keys is ours, and nothing that is not in the schema gets out. */
function fileOf({ file, document, findings, minimumOS }: FileReport): FileReport {
  return {
    file,
    document,
    findings: findings.map(findingOf),
    ...(minimumOS !== undefined && { minimumOS }),
  };
}

function writtenOf({ path, holds }: WrittenFile): WrittenFile {
  return { path, ...(holds !== undefined && { holds }) };
}

/** A finding with what the schema has of it. */
export function findingOf(finding: Finding): Finding {
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
    ...(subject !== undefined && { subject }),
    message,
    why,
    source,
    confidence,
    ...(fix !== undefined && { fix }),
    ...(os !== undefined && { os }),
    ...(setting !== undefined && { setting }),
    ...(position !== undefined && { position: { line: position.line, column: position.column } }),
  };
}
