import { ikev2Keys } from '../apple/keys/ikev2.js';
import { tunnelKeys } from '../apple/keys/tunnel.js';
import { newestOS, type Platform } from '../apple/os.js';
import { payloadTypeRow } from '../apple/payload-types.js';
import { dictionaryAt, get, stringAt } from '../plist/navigate.js';
import type { DictionaryNode, PlistNode } from '../plist/node.js';
import type { Identities } from './identities.js';
import { type KeyViews, keyViewsOf } from './key-views.js';
import type { Interface, PayloadView, TunnelView, VpnView } from './views.js';

/** What rules look at: the profile seen as payloads, VPNs and tunnels, and for whom it is judged. */
export interface ProfileView {
  readonly profile: DictionaryNode;
  readonly payloads: readonly PayloadView[];
  readonly vpns: readonly VpnView[];
  /** The tunnels of all VPNs. */
  readonly tunnels: readonly TunnelView[];
  /** The keys that the tables speak of, as far as the device reads them. */
  readonly keys: KeyViews;
  readonly platform: Platform;
  readonly os: string;
  /** The moment for which certificates are judged; without it their dates are not looked at. */
  readonly now: Date | undefined;
  /** The opened PKCS#12 payloads; one that is not here is not judged. */
  readonly identities: Identities;
  /** Whether device variables such as `{{device.serialNumber}}` will be filled in before the profile is installed. */
  readonly variablesFilledLater: boolean;
  /** The variables of its own that whoever delivers the profile fills in. */
  readonly ownVariables: RegExp | undefined;
  /** Whether the profile was made of declarations, which are what is judged. */
  readonly inDeclarations: boolean;
  /** What the profile is without because of where it comes from; a rule that waits for that is not asked. */
  readonly lacks: readonly string[];
}

/** For whom a profile is judged. */
export interface ProfileViewOptions {
  readonly platform?: Platform;
  readonly os?: string;
  readonly now?: Date;
  /** What {@link readIdentities} gives for the same profile; without it PKCS#12 payloads are not looked into. */
  readonly identities?: Identities;
  /** True for a profile that goes to a delivery, which fills device variables in; by default it is installed as it is. */
  readonly variablesFilledLater?: boolean;
  /** Global; by default nobody fills in other variables than the neutral ones. */
  readonly ownVariables?: RegExp | undefined;
  /** By default a profile is judged. */
  readonly inDeclarations?: boolean;
  /** By default it is whole. */
  readonly lacks?: readonly string[] | undefined;
}

/** A profile as the rules see it. */
export function profileViewOf(profile: DictionaryNode, options: ProfileViewOptions = {}): ProfileView {
  const payloads = dictionariesOf(get(profile, 'PayloadContent')).map(payloadView);
  const vpns = payloads.filter(({ row }) => row?.role === 'vpn').map(vpnView);
  return {
    profile,
    payloads,
    vpns,
    tunnels: vpns.flatMap(({ tunnels }) => tunnels),
    keys: keyViewsOf(profile, payloads, vpns),
    platform: options.platform ?? 'iOS',
    os: options.os ?? newestOS,
    now: options.now,
    identities: options.identities ?? new Map(),
    variablesFilledLater: options.variablesFilledLater ?? false,
    ownVariables: options.ownVariables,
    inDeclarations: options.inDeclarations ?? false,
    lacks: options.lacks ?? [],
  };
}

function payloadView(node: DictionaryNode): PayloadView {
  const type = stringAt(node, 'PayloadType');
  return { node, type, row: type === undefined ? undefined : payloadTypeRow(type) };
}

function vpnView(payload: PayloadView): VpnView {
  const vpnType = stringAt(payload.node, 'VPNType');
  const alwaysOn = vpnType === 'AlwaysOn' ? dictionaryAt(payload.node, 'AlwaysOn') : undefined;
  const ikev2 = vpnType === 'IKEv2' ? dictionaryAt(payload.node, 'IKEv2') : undefined;
  const tunnels: TunnelView[] = [];
  const unreached: DictionaryNode[] = [];
  const vpn = { ...payload, vpnType, alwaysOn, tunnels, unreached };
  if (ikev2 !== undefined) tunnels.push({ kind: 'IKEv2', node: ikev2, keys: ikev2Keys, vpn, interfaces: [] });
  const covered = new Set<Interface>();
  for (const node of dictionariesOf(alwaysOn && get(alwaysOn, 'TunnelConfigurations'))) {
    if (covered.size === 2) {
      unreached.push(node);
      continue;
    }
    const interfaces = interfacesOf(node);
    for (const name of interfaces) covered.add(name);
    tunnels.push({ kind: 'AlwaysOn', node, keys: tunnelKeys, vpn, interfaces });
  }
  return vpn;
}

/** As the device reads them: anything but an array counts as absent, and absent means both; unknown names are skipped. */
function interfacesOf(tunnel: DictionaryNode): readonly Interface[] {
  const interfaces = get(tunnel, 'Interfaces');
  if (interfaces?.type !== 'array') return ['Cellular', 'WiFi'];
  const names = interfaces.items.map((item) => (item.type === 'string' ? item.value : undefined));
  return (['Cellular', 'WiFi'] as const).filter((name) => names.includes(name));
}

function dictionariesOf(node: PlistNode | undefined): readonly DictionaryNode[] {
  return node?.type === 'array' ? node.items.filter((item) => item.type === 'dictionary') : [];
}
