import type { Profile } from '../apple/profile.js';
import type { Policy } from '../graph/model/ikev2.js';
import type { PolicyReading } from '../graph/read-policy.js';
import { dictionaryNodeOf } from '../plist/node.js';
import type { Bindings } from '../translate/bindings/bindings.js';
import { translate } from '../translate/translate.js';
import type { Content } from './opened.js';
import type { TargetOptions } from './target.js';

/** What a policy becomes a profile with. */
export interface PolicyOptions extends TargetOptions {
  /** The id or name of the policy, where an export holds several. */
  readonly select?: string | undefined;
  readonly bindings?: Bindings | undefined;
  /** Whether a missing binding is no error, and the profile goes as far as it can; by default, without any bindings. */
  readonly incomplete?: boolean | undefined;
  /** Who delivers the profile and fills in its own variables; by default nobody. */
  readonly filledBy?: 'intune' | undefined;
}

/** A policy and the profile that it would become. */
export interface OpenedPolicy extends Content {
  readonly policy: Policy;
  /** The profile as it is to be written; absent where none can be made. */
  readonly made?: Profile;
}

/** Makes the profile that a policy would become: the one way there, whatever comes of it. */
export function openPolicy(
  { policy, findings: read }: PolicyReading,
  { bindings = {}, platform = 'iOS', incomplete = false, filledBy }: Omit<PolicyOptions, 'select'>,
): OpenedPolicy {
  const {
    profile: made,
    findings: said,
    missing,
  } = translate(policy, bindings, {
    platform,
    incomplete,
    ...(filledBy !== undefined && { filledBy }),
  });
  const findings = [...read, ...said];
  const opened = { document: 'policy', kind: 'policy', policy, findings } as const;
  // A policy that could not be read whole makes a profile that lacks something; judging that would mislead.
  if (made === undefined || read.some(({ severity }) => severity === 'error')) return opened;
  return {
    ...opened,
    made,
    profile: dictionaryNodeOf(made),
    variablesFilledLater: true,
    ...(incomplete && { lacks: missing }),
  };
}
