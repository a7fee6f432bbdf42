import type { Finding } from '../finding.js';
import type { PlistNode } from '../plist/node.js';
import type { CompareRule } from './rules.js';

/** What a comparison says of a value. */
export type Said = Pick<Finding, 'severity' | 'message' | 'why' | 'source' | 'confidence'> & {
  readonly rule: CompareRule;
};

/** A finding about a value of the delivered profile. */
export function remark(
  { path, position }: PlistNode,
  { rule, severity, message, why, source, confidence }: Said,
): Finding {
  const place = { path, ...(position !== undefined && { position }) };
  return { rule, severity, document: 'profile', ...place, message, why, source, confidence };
}
