import { vpnPayloadType } from '../apple/profile.js';
import type { ProfileView } from '../device/profile-view.js';
import type { VpnView } from '../device/views.js';
import type { Policy } from '../graph/model/ikev2.js';
import { InputError } from '../input-error.js';
import { get } from '../plist/navigate.js';
import type { DictionaryNode, PlistNode } from '../plist/node.js';
import type { Because } from './explanation.js';
import { propertyOf } from './property-of.js';

/** What is explained: one VPN of a profile, and the policy that the profile was made of, where it was. */
export interface Subject {
  readonly view: ProfileView;
  readonly vpn: VpnView;
  readonly policy: Policy | undefined;
  /**
   * The place of a node of the profile, as those who hold the file know it: for a policy, the property. A service that
   * is not excepted has no node of its own, so it is named.
   */
  readonly placeOf: (node: PlistNode, service?: string) => Because;
}

/**
 * The VPN that there is to explain: Always On before others, since a device has one of it.
 *
 * @throws InputError where the profile has none
 */
export function subjectOf(view: ProfileView, policy: Policy | undefined): Subject {
  const kinds = ['AlwaysOn', 'IKEv2'];
  const [vpn] = view.vpns
    .filter(({ type }) => type === vpnPayloadType)
    .filter(({ alwaysOn, tunnels }) => alwaysOn !== undefined || tunnels.length > 0)
    .toSorted((a, b) => kinds.indexOf(a.vpnType ?? '') - kinds.indexOf(b.vpnType ?? ''));
  if (vpn === undefined) throw new InputError(withoutVpn(view));
  const placeOf = ({ path }: PlistNode, service?: string): Because => {
    if (policy === undefined) return { document: 'profile', path };
    return { document: 'policy', path: propertyOf(path, view.profile, policy, service) };
  };
  return { view, vpn, policy, placeOf };
}

function withoutVpn({ vpns }: ProfileView): string {
  const [first] = vpns;
  if (first === undefined)
    return 'The profile has no VPN (no payload of type com.apple.vpn.managed), so there is nothing to explain.';
  if (first.type !== vpnPayloadType)
    return `The VPN of the profile is for single apps (${first.type}). Only a VPN of the whole device can be explained.`;
  const type = first.vpnType ?? 'none';
  if (type === 'AlwaysOn' || type === 'IKEv2')
    return `The VPN payload has no dictionary ${type}, so there is nothing to explain.`;
  return `The VPN of the profile has VPNType ${type}. Only AlwaysOn and IKEv2 can be explained.`;
}

/** The node under a key, or the dictionary that it is absent from. */
export function nodeOrHolder(dictionary: DictionaryNode, key: string): PlistNode {
  return get(dictionary, key) ?? dictionary;
}
