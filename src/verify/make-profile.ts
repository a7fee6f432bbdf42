import type { DevicePlatform } from '../apple/os.js';
import { writeProfile } from '../apple/write-profile.js';
import type { Finding } from '../finding.js';
import type { Policy } from '../graph/model/ikev2.js';
import { readPolicy } from '../graph/read-policy.js';
import { dictionaryNodeOf } from '../plist/node.js';
import type { Bindings } from '../translate/bindings/bindings.js';
import { translate } from '../translate/translate.js';
import { judgeProfile } from './judge-profile.js';

/** What a profile is made with, and for whom it is judged. */
export interface MakeOptions {
  readonly bindings: Bindings;
  /** The id or name of the policy, where the export holds several. */
  readonly select?: string | undefined;
  readonly platform: DevicePlatform;
  readonly os: string;
  /** The moment for which certificates are judged. */
  readonly now: Date;
  /** Whether a delivery is still to fill device variables in, so that one that is left is no error. */
  readonly variablesFilledLater?: boolean;
}

/** A profile on its way: the policy it is made of, and everything that was found. */
export interface MadeProfile {
  readonly policy: Policy;
  /** The text of the `.mobileconfig`; absent where the policy cannot be made a profile of. */
  readonly profile?: string;
  readonly findings: readonly Finding[];
}

/**
 * Reads a policy, makes its profile and judges it: what every command does that makes a profile to be used.
 *
 * @param input the bytes or text of a Graph export
 * @throws InputError when the export cannot be read
 */
export async function makeProfile(input: Uint8Array | string, options: MakeOptions): Promise<MadeProfile> {
  const { bindings, select, platform, os, now, variablesFilledLater = false } = options;
  const { policy, findings: read } = await readPolicy(input, { select });
  const { profile, findings: said } = translate(policy, bindings, { platform });
  const findings = [...read, ...said];
  // A policy that could not be read whole makes a profile that lacks something; judging that would mislead.
  if (profile === undefined || read.some(({ severity }) => severity === 'error')) return { policy, findings };
  const judged = await judgeProfile(dictionaryNodeOf(profile), {
    platform,
    os,
    now,
    variablesFilledLater,
  });
  return { policy, profile: writeProfile(profile), findings: [...findings, ...judged.findings] };
}
