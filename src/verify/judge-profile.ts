import { type Identities, readIdentities } from '../device/identities.js';
import { minimumOS } from '../device/minimum-os.js';
import { type ProfileView, type ProfileViewOptions, profileViewOf } from '../device/profile-view.js';
import type { Finding } from '../finding.js';
import { get } from '../plist/navigate.js';
import type { DictionaryNode } from '../plist/node.js';
import { judgeView } from '../rules/judge.js';

/** Whether a profile has a VPN, and nothing in it that no rule looks into. */
function isJudgedWhole({ profile, payloads, vpns, tunnels }: ProfileView): boolean {
  return (
    tunnels.length > 0 &&
    vpns.every((vpn) => vpn.tunnels.length > 0) &&
    payloads.every(({ row }) => row !== undefined) &&
    get(profile, 'EncryptedPayloadContent') === undefined
  );
}

/** What there is to say of a profile. */
export interface Judgement {
  readonly findings: readonly Finding[];
  /** The oldest iOS on which the profile works as written, for example `14.0`; absent for other platforms and where there is none. */
  readonly minimumOS?: string;
  /** Whether a VPN is in it. */
  readonly hasVpn: boolean;
  /** Its PKCS#12 payloads, opened. */
  readonly identities: Identities;
}

/**
 * Judges a profile by every rule, with its PKCS#12 payloads opened: what each command does that has a profile, so
 * that they all say the same.
 */
export async function judgeProfile(
  profile: DictionaryNode,
  options: Omit<ProfileViewOptions, 'identities'> = {},
): Promise<Judgement> {
  const identities = await readIdentities(profile);
  const view = profileViewOf(profile, { ...options, identities });
  const oldest = view.platform === 'iOS' && isJudgedWhole(view) ? minimumOS(view) : undefined;
  return {
    findings: judgeView(view),
    hasVpn: view.vpns.length > 0,
    identities,
    ...(oldest !== undefined && { minimumOS: oldest }),
  };
}
