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
    throw new InputError(
      'The content of the profile is encrypted. Import the profile as it was before encryption.',
    );
  }
  const vpns = profileViewOf(profile).vpns.filter(({ type }) => type === vpnPayloadType);
  const chosen =
    vpns.find(({ vpnType }) => vpnType === 'AlwaysOn') ?? vpns.find(({ vpnType }) => vpnType === 'IKEv2');
  if (chosen === undefined) {
    throw new InputError(
      'The profile has no VPN of type AlwaysOn or IKEv2. An IKEv2 policy of Intune holds no other.',
    );
  }
  for (const other of vpns.filter((one) => one !== chosen)) {
    const why = 'A policy of Intune is one VPN. Import the other from a profile of its own.';
    findings.push(cannotSay(other.node, 'The policy leaves out a second VPN.', why));
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
  if (first === undefined) {
    const reason =
      tunnels.length === 0
        ? 'The VPN has no element in TunnelConfigurations.'
        : 'No element of TunnelConfigurations has Cellular or WiFi in Interfaces.';
    throw new InputError(`The VPN of the profile has no tunnel that a device sets up. ${reason}`);
  }
  for (const node of skipped) {
    const why = 'A device ignores a second tunnel for an interface, or rejects the profile.';
    findings.push(cannotSay(node, 'The policy leaves out a tunnel without an interface of its own.', why));
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
