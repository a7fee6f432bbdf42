import { type DevicePlatform, newestOS } from '../apple/os.js';
import { writeProfile } from '../apple/write-profile.js';
import { summaryOf } from '../device/summary.js';
import type { Finding } from '../finding.js';
import { withSubjects } from '../finding-subject.js';
import type { Policy } from '../graph/model/ikev2.js';
import type { GraphInput } from '../graph/parse.js';
import { type PolicyReading, readAllPolicies, readPolicy } from '../graph/read-policy.js';
import { InputError } from '../input-error.js';
import { nameOfContent } from '../open/opened.js';
import { openPolicy } from '../open/policy.js';
import type { Bindings } from '../translate/bindings/bindings.js';
import { withSettings } from '../translate/settings.js';
import { judgeProfile } from './judge-profile.js';

/** What a profile is made with, and for whom it is judged. */
export interface MakeOptions {
  /** What the export cannot say; `loadBindings` reads a bindings file. By default nothing. */
  readonly bindings?: Bindings | undefined;
  /** Completes the bindings for a policy, with an identity that is issued, say. By default they stay as they are. */
  readonly complete?: ((policy: Policy, bindings: Bindings) => Promise<Bindings>) | undefined;
  /** The id or name of the policy, where the export holds several. */
  readonly select?: string | undefined;
  /** By default `iOS`. */
  readonly platform?: DevicePlatform | undefined;
  /** The OS version to judge for, by default the newest that is known. */
  readonly os?: string | undefined;
  /** The moment for which certificates are judged. Without it, their validity is not looked at. */
  readonly now?: Date | undefined;
  /** Whether a delivery is still to fill device variables in, so that one that is left is no error. */
  readonly variablesFilledLater?: boolean | undefined;
}

/** A profile on its way: the policy it is made of, and everything that was found. */
export interface MadeProfile {
  readonly policy: Policy;
  /** The text of the `.mobileconfig`; absent where the policy cannot be made a profile of. Good only without errors. */
  readonly profile?: string;
  /** What the profile is, in a few words: `Always On, Wi-Fi and cellular, vpn.contoso.com`. */
  readonly summary?: string;
  readonly findings: readonly Finding[];
}

/**
 * Reads a policy, makes its profile and judges it: what every command does that makes a profile to be used.
 *
 * @param input a Graph export: bytes, text, or an object as a Graph client gives it
 * @throws InputError when the export cannot be read
 */
export async function makeProfile(input: GraphInput, options: MakeOptions = {}): Promise<MadeProfile> {
  return profileOf(await readPolicyOrSay(input, options.select), options);
}

/**
 * {@link makeProfile} for every IKEv2 policy of an export.
 *
 * @throws InputError when the export cannot be read or holds none
 */
export async function makeProfiles(
  input: GraphInput,
  options: Omit<MakeOptions, 'select'> = {},
): Promise<MadeProfile[]> {
  const readings = await readAllPolicies(input);
  return Promise.all(readings.map((reading) => profileOf(reading, options)));
}

/** {@link makeProfile} for a policy that was read. */
export async function profileOf(
  reading: PolicyReading,
  options: Omit<MakeOptions, 'select'>,
): Promise<MadeProfile> {
  const { bindings: given = {}, complete } = options;
  const { platform = 'iOS', os = newestOS, now, variablesFilledLater = false } = options;
  const bindings = complete === undefined ? given : await complete(reading.policy, given);
  const opened = openPolicy(reading, { bindings, platform });
  const { policy, profile, made, findings } = opened;
  if (profile === undefined || made === undefined) {
    return { policy, findings: withSubjects(withSettings(findings, undefined)) };
  }
  const judged = await judgeProfile(profile, {
    platform,
    os,
    ...(now !== undefined && { now }),
    variablesFilledLater,
  });
  return {
    policy,
    profile: writeProfile(made),
    summary: summaryOf(profile),
    findings: withSubjects(withSettings([...findings, ...judged.findings], profile)),
  };
}

/** Says of a file that can be opened and is no export what it is instead. */
async function readPolicyOrSay(input: GraphInput, select: string | undefined): Promise<PolicyReading> {
  try {
    return await readPolicy(input, { select });
  } catch (error) {
    if (typeof input === 'object' && !(input instanceof Uint8Array)) throw error;
    // The readers of all that is no export are loaded only now.
    const { open } = await import('../open/open.js');
    const other = await open(Buffer.from(input)).catch(() => undefined);
    const isExport = other?.policy !== undefined || other?.ownVariables !== undefined;
    if (other === undefined || isExport) throw error;
    throw new InputError(`This is ${nameOfContent(other)}. An Intune policy is needed.`);
  }
}
