import type { ProfileView } from '../device/profile-view.js';
import type { Confidence, Severity } from '../finding.js';
import type { PlistNode } from '../plist/node.js';

/** What a rule says of one place. What it leaves out is the rule's own. */
export interface Remark {
  /** The value it is about; the finding takes its path and position. For an absent key: the dictionary that lacks it. */
  readonly at: PlistNode;
  /** Lower-case sentence without a full stop: what is wrong, what is allowed. Never a secret's value. */
  readonly message: string;
  readonly severity?: Severity;
  readonly why?: string;
  readonly source?: string;
  readonly confidence?: Confidence;
  readonly fix?: string;
  readonly os?: string;
}

/** One thing that can be wrong with a profile, and how to see it. One file a rule, registered in `index.ts`. */
export interface Rule {
  /** Part of the product's interface; never changes, never used for something else. */
  readonly name: string;
  /** What the rule looks for: one line for `alwayson rules` and the generated pages. */
  readonly title: string;
  /** The severity on the newest OS, unless a remark says otherwise. */
  readonly severity: Severity;
  /** What the device does, in one sentence. */
  readonly why: string;
  readonly source: string;
  readonly confidence: Confidence;
  /** Looks at a profile and yields what it sees; pure, and never throws. */
  check(view: ProfileView): Iterable<Remark>;
}
