import type { Finding } from '../finding.js';
import type { PlistNode } from '../plist/node.js';

/** A finding about a value of the delivered profile. */
export function remark(
  { path, position }: PlistNode,
  { rule, severity, message, why, source, confidence }: Omit<Finding, 'document' | 'path' | 'position'>,
): Finding {
  const place = { path, ...(position !== undefined && { position }) };
  return { rule, severity, document: 'profile', ...place, message, why, source, confidence };
}
