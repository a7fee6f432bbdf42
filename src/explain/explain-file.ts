import { InputError } from '../input-error.js';
import { type OpenOptions, open } from '../open/open.js';
import { noProfile } from '../open/opened.js';
import { targetOf } from '../open/target.js';
import { judgeProfile } from '../verify/judge-profile.js';
import { explain } from './explain.js';
import type { Explanation } from './explanation.js';

/** How a file is opened to be explained, and what it is called. */
export interface ExplainFileOptions extends OpenOptions {
  readonly file: string;
}

/**
 * Explains whatever `verify` reads: a profile in anything that it is wrapped in, or a policy by the profile that it
 * becomes. What a policy or its bindings leave open is named, and the rest is explained all the same.
 *
 * @throws InputError when the file cannot be read, or holds no VPN that can be explained
 */
export async function explainFile(bytes: Uint8Array, options: ExplainFileOptions): Promise<Explanation> {
  const opened = await open(bytes, { ...options, incomplete: true, asItIs: true });
  const { profile, policy, findings, lacks } = opened;
  if (profile === undefined) {
    if (opened.kind !== 'policy') throw noProfile(opened);
    const error = findings.find(({ severity }) => severity === 'error');
    throw new InputError(`No profile can be made of the policy: ${error?.message ?? 'verify says why'}.`);
  }
  const target = targetOf(options);
  const { now, file } = options;
  const judged = await judgeProfile(profile, {
    ...target,
    variablesFilledLater: opened.variablesFilledLater ?? false,
    ownVariables: opened.ownVariables,
    inDeclarations: opened.retell !== undefined,
    lacks,
    ...(now !== undefined && { now }),
  });
  const { identities } = judged;
  const errors = [...findings, ...judged.findings].filter(({ severity }) => severity === 'error').length;
  return explain(profile, { ...target, file, identities, policy, missing: lacks ?? [], errors });
}
