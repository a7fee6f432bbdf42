import type { Finding } from '../finding.js';
import { graphFinding } from './findings.js';
import type { Place } from './value-findings.js';

/** What to do about an export that was cut off. */
const exportWhole = 'Export the policy again with ConvertTo-Json -Depth 20.';

/** What there is to say of an export that holds nothing else than a text in the place of its policies. */
export const cutOffSentence =
  'The export tool cut this file off. Export the policy again with ConvertTo-Json -Depth 20.';

/**
 * Whether a value is the text that PowerShell writes in place of an object or a list that lies deeper than the depth
 * limit of ConvertTo-Json (2 by default): the name of a .NET type or `@{…}`.
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
  const message = `The export tool cut off ${what}: a text stands where an object or a list belongs.`;
  return graphFinding('policy-truncated', { document, message, fix: exportWhole }, path);
}
