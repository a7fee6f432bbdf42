import type { ProfileView } from '../device/profile-view.js';
import type { RuleMetadata, Said } from '../finding-table.js';
import type { PlistNode } from '../plist/node.js';

/** What a rule says of one place. What it leaves out is the rule's own. */
export interface Remark extends Omit<Said, 'document' | 'path' | 'position'> {
  /** The value it is about; the finding takes its path and position. For an absent key: the dictionary that lacks it. */
  readonly at: PlistNode;
}

/** What a payload that stands alone lacks; a policy lacks what nobody bound, each binding by its dotted path. */
export const otherPayloads = 'other payloads';

/** The bindings without which nothing can be said of how the device authenticates. */
export const howItAuthenticates = ['policy.authenticationMethod', 'policy.clientAuthenticationType'];

/**
 * What a rule has to say of declarations, which are judged as the profile that means the same: `judged`, the same as
 * of a profile; else nothing, because
 *
 * - `own envelope`: declarations have another one;
 * - `own schema`: the schema of the declaration, which is another, is asked instead;
 * - `other enrollments`: that schema names others than the supervised one;
 * - `not known`: nobody knows whether a declaration is read as a profile is;
 * - `secret in asset`: a secret stands in the document of an asset.
 */
export type InDeclarations =
  | 'judged'
  | 'own envelope'
  | 'own schema'
  | 'other enrollments'
  | 'not known'
  | 'secret in asset';

/** One thing that can be wrong with a profile, and how to see it. One file a rule, registered in `index.ts`. */
export interface Rule extends RuleMetadata {
  /** Part of the product's interface; never changes, never used for something else. */
  readonly name: string;
  readonly inDeclarations: InDeclarations;
  /** Without any of these the rule has nothing to judge, and is not asked: dotted paths of bindings, {@link otherPayloads}. */
  readonly waitsFor?: readonly string[];
  /** Looks at a profile and yields what it sees; pure, and never throws. */
  check(view: ProfileView): Iterable<Remark>;
}
