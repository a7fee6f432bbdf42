import { appleSources } from '../apple/sources.js';
import type { Finding, Severity } from '../finding.js';
import { findingTable } from '../finding-table.js';
import type { PlistNode } from '../plist/node.js';

/** What making and judging declarations finds. */
export const declarationFinding = findingTable('profile', {
  'declaration-form': {
    title: 'declaration that its schema does not allow',
    severity: 'error',
    why: 'The device reports a declaration that its schema does not allow as invalid, and does not apply it.',
    source: appleSources.declarationBase,
    confidence: 'documented',
  },
  'declaration-reference': {
    title: 'declaration that refers to something wrong, or to nothing',
    severity: 'error',
    why: 'The device finds declarations by their identifiers and assets by their addresses. It does not apply what lacks one or has a wrong one.',
    source: appleSources.declarationBase,
    confidence: 'documented',
  },
  'declaration-no-counterpart': {
    title: 'key of the profile that declarations do not have',
    severity: 'warning',
    why: 'The declaration cannot hold it, so the device does without it.',
    source: appleSources.alwaysOnDeclaration,
    confidence: 'documented',
  },
  'declaration-value': {
    title: 'value of the profile that declarations do not have',
    severity: 'error',
    why: 'The device rejects a declaration that its schema does not allow, and reports it as invalid.',
    source: appleSources.alwaysOnDeclaration,
    confidence: 'documented',
  },
  'declaration-inferred': {
    title: 'form that follows from the schemas and is not known to be tried',
    severity: 'info',
    why: 'Apple does not say whether the device does with it what it does with the profile.',
    source: appleSources.alwaysOnDeclaration,
    confidence: 'inferred',
  },
  'declaration-base-url': {
    title: 'declarations without an https address for their files',
    severity: 'error',
    why: 'A device downloads the credentials, certificates and profiles of declarations from an address of their own, over https only.',
    source: appleSources.assets,
    confidence: 'documented',
  },
});

/** Something of the profile that no declaration has a key for, so that it is left out. */
export function leftOut(
  node: PlistNode,
  message: string,
  why: string,
  severity: Severity = 'warning',
): Finding {
  return declarationFinding('declaration-no-counterpart', { severity, message, why }, node);
}

/** Something of the profile that a declaration has a key for, but that the key does not take. */
export function notTaken(node: PlistNode, message: string): Finding {
  return declarationFinding('declaration-value', { message }, node);
}

/** Something that was written in a form which follows from the schemas, but which nobody is known to have tried. */
export function inferred(node: PlistNode, severity: Severity, message: string, why: string): Finding {
  return declarationFinding('declaration-inferred', { severity, message, why }, node);
}
