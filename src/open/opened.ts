import type { FileKind, Finding, FindingDocument } from '../finding.js';
import { InputError } from '../input-error.js';
import type { DictionaryNode } from '../plist/node.js';

/** A file out of all that is wrapped around its profile. */
export interface Opened {
  /** What the file is; `signature` where the profile is not in it. */
  readonly document: FindingDocument;
  /** Absent where there is nothing to judge: the findings then say why. */
  readonly profile?: DictionaryNode;
  /** What was noticed on the way. Positions, here and in the profile, are places in the file. */
  readonly findings: readonly Finding[];
  /** Whether device variables are filled in before the profile reaches a device. */
  readonly variablesFilledLater?: boolean;
  /** What a finding about the profile is for the file; undefined where it does not hold for that. Absent where all do. */
  readonly retell?: (finding: Finding) => Finding | undefined;
  /** What the file is called where that is not the name of its document. */
  readonly kind?: FileKind;
  /** The first iOS that takes the file, where the profile does not show that. */
  readonly minimumOS?: string;
  /** For a policy: the bindings, by their dotted path, that nobody gave and Intune fills in. */
  readonly unbound?: readonly string[];
}

/** A file that can be read and holds neither profile, policy nor declaration: in a folder it is passed over. */
export class OtherKindError extends InputError {}

/** What leaves out the findings of some rules. */
export function without(rules: readonly string[]): NonNullable<Opened['retell']> {
  return (finding) => (rules.includes(finding.rule) ? undefined : finding);
}
