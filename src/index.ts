export type { Confidence, Finding, FindingDocument, Position, Severity } from './finding.js';
export { InputError } from './input-error.js';
