import type { Finding, FindingDocument } from '../finding.js';
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
  /** The variables that whoever delivers the file fills in itself. */
  readonly ownVariables?: RegExp;
  /** For declarations alone: what a finding about the profile is for them; undefined where it does not hold. */
  readonly retell?: (finding: Finding) => Finding | undefined;
  /** The first iOS that takes the file, where the profile does not show that. */
  readonly minimumOS?: string;
  /** What the profile is without because of where it comes from, as a rule's `waitsFor` names it. */
  readonly lacks?: readonly string[];
  /** What explains that Intune delivers something else, to be told where it did. */
  readonly explanations?: readonly Finding[];
}

/** A file that can be read and holds neither profile, policy nor declaration: in a folder it is passed over. */
export class OtherKindError extends InputError {}
