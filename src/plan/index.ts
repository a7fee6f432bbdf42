import { type OpenOptions, open } from '../open/open.js';
import type { Opened } from '../open/opened.js';
import { targetOf } from '../open/target.js';
import { judgeProfile } from '../verify/judge-profile.js';
import { type PlannedProfile, plannedProfileOf } from './installed.js';
import { planOf } from './plan.js';
import type { Plan, PlanWay } from './plan-types.js';
import { readInstalled } from './read-installed.js';

/** How files are read for a plan. */
export interface PlanFileOptions extends OpenOptions {
  /** How the profile gets to the device: `mdm` by default, `ddm` for a declaration that points at it, or `hand`. */
  readonly way?: PlanWay | undefined;
}

/**
 * Says what a device will do with a new profile, before anyone deploys it: what it replaces, what becomes of each
 * payload, whether the tunnel drops, who is asked, and what refuses it.
 *
 * @param next the new profile in whatever it is wrapped in, or the policy that it is made of
 * @param installed the profile that is installed, or a list of those on a device: what `profiles show -output stdout-xml`
 *   writes on a Mac, the answer to the MDM command ProfileList, or what `pymobiledevice3 profile list` writes
 * @throws InputError when one of them cannot be read or holds no profile
 */
export async function plan(
  next: Uint8Array | string,
  installed: Uint8Array | string,
  options: PlanFileOptions = {},
): Promise<Plan> {
  const profiles = await readInstalled(bytesOf(installed), options);
  return planOpened(await open(bytesOf(next), options), profiles, options);
}

/** {@link plan} for what is opened already. */
export async function planOpened(
  opened: Opened,
  installed: readonly PlannedProfile[],
  options: PlanFileOptions = {},
): Promise<Plan> {
  const next = plannedProfileOf(opened);
  const { platform, os, way, now } = options;
  const byDeclaration = opened.layers.some(({ kind }) => kind === 'declaration with a profile');
  const judged =
    next.profile &&
    (await judgeProfile(next.profile, {
      ...targetOf(options),
      variablesFilledLater: true,
      ownVariables: opened.ownVariables,
      lacks: opened.lacks,
      ...(now !== undefined && { now }),
    }));
  return planOf(next, installed, {
    platform,
    os,
    way: way ?? (byDeclaration ? 'ddm' : 'mdm'),
    findings: [...opened.findings, ...(judged?.findings ?? [])],
  });
}

function bytesOf(file: Uint8Array | string): Uint8Array {
  return typeof file === 'string' ? new TextEncoder().encode(file) : file;
}
