import type { Finding } from '../finding.js';
import type { DictionaryNode } from '../plist/node.js';
import { type Identities, readIdentities } from '../device/identities.js';
import { judgeSubject } from '../rules/judge.js';
import { minimumOS } from '../device/minimum-os.js';
import { type SubjectOptions, subjectOf } from '../device/profile-view.js';

/** What there is to say of a profile. */
export interface Judgement {
  readonly findings: readonly Finding[];
  /** The oldest iOS on which the profile works as written, for example `14.0`; absent for other platforms and where there is none. */
  readonly minimumOS?: string;
  /** Its PKCS#12 payloads, opened. */
  readonly identities: Identities;
}

/**
 * Judges a profile by every rule, with its PKCS#12 payloads opened: what each command does that has a profile, so
 * that they all say the same.
 */
export async function judgeProfile(
  profile: DictionaryNode,
  options: Omit<SubjectOptions, 'identities'> = {},
): Promise<Judgement> {
  const identities = await readIdentities(profile);
  const subject = subjectOf(profile, { ...options, identities });
  const oldest = subject.platform === 'iOS' && subject.vpns.length > 0 ? minimumOS(subject) : undefined;
  return {
    findings: judgeSubject(subject),
    identities,
    ...(oldest !== undefined && { minimumOS: oldest }),
  };
}
