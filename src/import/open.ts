import { vpnPayloadType } from '../apple/profile.js';
import { profileViewOf } from '../device/profile-view.js';
import type { Interface, TunnelView, VpnView } from '../device/views.js';
import type { Finding } from '../finding.js';
import { InputError } from '../input-error.js';
import { dictionaryAt, itemsAt } from '../plist/navigate.js';
import type { DictionaryNode } from '../plist/node.js';
import { newFiles } from './files.js';
import { cannotSay, type Reading, take } from './reading.js';
import { type JoinedTunnels, joinTunnels } from './tunnels.js';

/** A profile, opened at the VPN that is imported. */
export interface OpenedProfile extends Pick<JoinedTunnels, 'tunnels'> {
  readonly reading: Reading;
}

/**
 * Opens a profile at its VPN: an Always On one before a plain one, its tunnels joined into one.
 *
 * @throws InputError when there is no VPN that an IKEv2 policy of Intune could be
 */
export function openProfile(profile: DictionaryNode): OpenedProfile {
  const findings: Finding[] = [];
  const vpn = chosenVpn(profile, findings);
  const { tunnel, tunnels } = joinedTunnels(vpn, findings);
  const reading = readingOf(profile, vpn, tunnel, findings);
  return { reading, ...(tunnels !== undefined && { tunnels }) };
}

function chosenVpn(profile: DictionaryNode, findings: Finding[]): VpnView {
  if (profile.entries.has('EncryptedPayloadContent')) {
    throw new InputError('the content of the profile is encrypted; import it as it was before that');
  }
  const vpns = profileViewOf(profile).vpns.filter(({ type }) => type === vpnPayloadType);
  const chosen =
    vpns.find(({ vpnType }) => vpnType === 'AlwaysOn') ?? vpns.find(({ vpnType }) => vpnType === 'IKEv2');
  if (chosen === undefined) {
    throw new InputError(
      'the profile has no VPN of type AlwaysOn or IKEv2, and an IKEv2 policy of Intune can be no other',
    );
  }
  for (const other of vpns.filter((one) => one !== chosen)) {
    const why = 'a policy of Intune is one VPN; import the other from a profile of its own';
    findings.push(cannotSay(other.node, 'a second VPN is left out', why));
  }
  return chosen;
}

/** The tunnels that a device sets up, as one. One that covers no interface, or one that is covered, is left out. */
function joinedTunnels({ tunnels, unreached }: VpnView, findings: Finding[]): JoinedTunnels {
  const covered = new Set<Interface>();
  const usable: TunnelView[] = [];
  const skipped = [...unreached];
  for (const tunnel of tunnels) {
    const { kind, interfaces, node } = tunnel;
    const isNew = interfaces.length > 0 && !interfaces.some((name) => covered.has(name));
    if (kind === 'IKEv2' || isNew) usable.push(tunnel);
    else skipped.push(node);
    for (const name of interfaces) covered.add(name);
  }
  const [first, ...others] = usable;
  if (first === undefined)
    throw new InputError('the VPN of the profile has no tunnel that a device would set up');
  for (const node of skipped) {
    const why = 'a device looks at no tunnel for an interface that has one, or refuses the profile';
    findings.push(cannotSay(node, 'a tunnel without an interface of its own is left out', why));
  }
  return first.kind === 'IKEv2' ? { tunnel: first.node } : joinTunnels([first, ...others], findings);
}

function readingOf(
  profile: DictionaryNode,
  { node: vpn, alwaysOn }: VpnView,
  tunnel: DictionaryNode,
  findings: Finding[],
): Reading {
  const ike = dictionaryAt(tunnel, 'IKESecurityAssociationParameters');
  const child = dictionaryAt(tunnel, 'ChildSecurityAssociationParameters');
  const reading: Reading = {
    profile,
    payloads: itemsAt(profile, 'PayloadContent').filter((payload) => payload.type === 'dictionary'),
    vpn,
    column: alwaysOn === undefined ? 'ikev2' : 'alwaysOn',
    places: {
      profile,
      payload: vpn,
      tunnel,
      ...(alwaysOn && { AlwaysOn: alwaysOn }),
      ...(ike && { IKESecurityAssociationParameters: ike }),
      ...(child && { ChildSecurityAssociationParameters: child }),
    },
    used: new Set(),
    files: newFiles(),
    findings,
  };
  // What holds the rest is taken over by taking over what it holds.
  for (const key of ['VPNType', alwaysOn === undefined ? 'IKEv2' : 'AlwaysOn']) take(reading, vpn, key);
  take(reading, alwaysOn, 'TunnelConfigurations');
  for (const [key, node] of tunnel.entries) {
    if (key === 'ProtocolType' || node === ike || node === child) take(reading, tunnel, key);
  }
  return reading;
}
