import type { Finding } from '../finding.js';
import type { PlistNode } from '../plist/node.js';
import type { compareRules } from '../rules/other-rules.js';

/** The name of one of {@link compareRules}. */
export type CompareRule = keyof typeof compareRules;

/** What a comparison says of a value. */
export type Said = Pick<Finding, 'severity' | 'message' | 'why' | 'source' | 'confidence' | 'fix'> & {
  readonly rule: CompareRule;
};

/** A finding about a value of the delivered profile. */
export function remark(
  { path, position }: PlistNode,
  { rule, severity, message, why, source, confidence, fix }: Said,
): Finding {
  const place = { path, ...(position !== undefined && { position }) };
  return {
    rule,
    severity,
    document: 'profile',
    ...place,
    message,
    why,
    source,
    confidence,
    ...(fix !== undefined && { fix }),
  };
}
