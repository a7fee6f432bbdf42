import type { Finding } from '../finding.js';
import { graphFinding } from './findings.js';
import type { Place } from './value-findings.js';

/** What to do about an export that was cut off. */
export const exportWhole = 'export again with ConvertTo-Json -Depth 20';

/**
 * Whether a value is the text that PowerShell writes in place of an object or a list that lies deeper than the depth
 * limit of ConvertTo-Json (2 unless told otherwise): the name of a .NET type or `@{…}`.
 */
export function isCutOff(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    /^(System\.(Object|Collections|String|Management)\b|@\{|Microsoft\.Graph\.)/.test(value)
  );
}

/**
 * Whether a text that stands where a list belongs is a cut off list: PowerShell joins the elements with blanks, so
 * that an empty list becomes an empty text.
 */
export function isJoinedList(value: unknown): boolean {
  return typeof value === 'string' && (value === '' || /\S\s+\S/.test(value));
}

/** The finding about something that the export tool cut off. */
export function truncatedFinding({ subject, path, what }: Place): Finding {
  const { document } = subject;
  const message = `${what} was cut off when the policy was exported: a text stands where an object or a list belongs`;
  return graphFinding('policy-truncated', { document, message, fix: exportWhole }, path);
}
