import type { Finding, FindingDocument, Position } from './finding.js';

/** What is known of a rule beside its name: for lists and pages, and for its findings unless they say otherwise. */
export interface RuleMetadata extends Pick<Finding, 'severity' | 'why' | 'source' | 'confidence'> {
  /** What the rule finds, as a noun phrase that follows a number (`flag written as a boolean`): for `alwayson rules`, the pages and reports. */
  readonly title: string;
}

/** What a finding says: the message, and whatever is otherwise than its rule has it. */
export type Said = Pick<Finding, 'message'> & Partial<Omit<Finding, 'rule' | 'message'>>;

/** Where a finding is: a node that was read, or a JSON Pointer. */
export type At = string | { readonly path: string; readonly position?: Position | undefined };

/** Makes the findings of some rules. A name that is none of theirs does not compile. */
export interface FindingTable<Name extends string> {
  /** The finding of a rule about a place; without one, about the whole document. */
  (rule: Name, said: Said, at?: At): Finding;
  readonly rules: Readonly<Record<Name, RuleMetadata>>;
}

/**
 * The rules whose findings one room makes, because they are seen where something is read, translated or compared.
 *
 * @param document what their findings speak of, unless they say otherwise
 * @param rules by their names; one of `rules/` that the room speaks for, too, stands among them as it is
 */
export function findingTable<Name extends string>(
  document: FindingDocument,
  rules: Readonly<Record<Name, RuleMetadata>>,
): FindingTable<Name> {
  const make = (name: Name, said: Said, at?: At) =>
    makeFinding({ ...rules[name], name }, { document, ...said }, at);
  return Object.assign(make, { rules });
}

/** The finding of a rule: where what is said is silent, the rule speaks. */
export function makeFinding(
  { name, severity, why, source, confidence }: RuleMetadata & { readonly name: string },
  said: Said & Pick<Finding, 'document'>,
  at: At = '',
): Finding {
  const { path, position } = typeof at === 'string' ? { path: at } : at;
  return { severity, path, why, source, confidence, ...said, rule: name, ...(position && { position }) };
}
