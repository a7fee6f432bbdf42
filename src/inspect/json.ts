import { findingOf } from '../report/json.js';
import type { Report } from '../report/report.js';
import { jsonText } from '../text/json-text.js';
import type { Inspection } from './inspect.js';

/** What is in a profile and what is told of it, as JSON by `schemas/inspect.schema.json`. */
export function inspectionJson(inspection: Inspection, { files, ignored }: Report): string {
  const findings = files.flatMap((file) => file.findings).map(findingOf);
  return jsonText({
    version: 1,
    ...inspection,
    findings,
    ...(ignored !== undefined && { ignored }),
  });
}
