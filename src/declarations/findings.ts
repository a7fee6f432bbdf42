import { appleSources } from '../apple/sources.js';
import type { Finding, Severity } from '../finding.js';
import type { PlistNode } from '../plist/node.js';

/** Something of the profile that no declaration has a key for, so that it is left out. */
export function leftOut(
  node: PlistNode,
  message: string,
  why: string,
  severity: Severity = 'warning',
): Finding {
  return {
    rule: 'declaration-no-counterpart',
    severity,
    ...placeOf(node),
    message,
    why,
    source: appleSources.alwaysOnDeclaration,
    confidence: 'documented',
  };
}

/** Something of the profile that a declaration has a key for, but that the key does not take. */
export function notTaken(node: PlistNode, message: string): Finding {
  return {
    rule: 'declaration-value',
    severity: 'error',
    ...placeOf(node),
    message,
    why: 'the device refuses a declaration that its schema does not allow, and reports it as invalid',
    source: appleSources.alwaysOnDeclaration,
    confidence: 'documented',
  };
}

/** Something that was written in a form which follows from the schemas, but which nobody is known to have tried. */
export function inferred(node: PlistNode, severity: Severity, message: string, why: string): Finding {
  return {
    rule: 'declaration-inferred',
    severity,
    ...placeOf(node),
    message,
    why,
    source: appleSources.alwaysOnDeclaration,
    confidence: 'inferred',
  };
}

function placeOf({ path, position }: PlistNode) {
  return { document: 'profile', path, ...(position && { position }) } as const;
}
