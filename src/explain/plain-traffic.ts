import { availableOn } from '../apple/availability.js';
import type { KeyRow } from '../apple/key.js';
import { ikev2Keys } from '../apple/keys/ikev2.js';
import { appleSources } from '../apple/sources.js';
import type { TunnelView } from '../device/views.js';
import { flagAt } from '../plist/navigate.js';
import type { NetworkInterface, TrafficStatement, Way } from './explanation.js';
import { nodeOrHolder, type Subject } from './subject.js';

/** What the kinds of traffic are, for people. */
export const plainExamples: ReadonlyMap<string, string> = new Map([
  ['other', 'web, mail, apps, updates'],
  ['gateway-networks', 'the networks that the gateway announces (many announce all)'],
  ['local-networks', 'AirPrint, AirPlay and file servers of the network that the device is in'],
  ['CellularServices', 'Wi-Fi calling, MMS and visual voicemail over the internet'],
  ['APNs', 'Apple Push Notification service'],
  ['DeviceCommunication', 'devices that are connected by USB or Wi-Fi'],
]);

/** The keys that take traffic out of a VPN that includes all networks. */
const exclusions = [
  { id: 'local-networks', traffic: 'The local network', key: 'ExcludeLocalNetworks' },
  { id: 'CellularServices', traffic: 'Carrier services', key: 'ExcludeCellularServices' },
  { id: 'APNs', traffic: 'Push notifications', key: 'ExcludeAPNs' },
  { id: 'DeviceCommunication', traffic: 'Connected devices', key: 'ExcludeDeviceCommunication' },
] as const;

/** The interfaces of a device that a VPN which is not Always On serves. */
export function plainInterfaces({ view }: Pick<Subject, 'view'>): readonly NetworkInterface[] {
  return view.platform === 'macOS' ? ['WiFi', 'Ethernet'] : ['WiFi', 'Cellular'];
}

/** Where the traffic of a device with a VPN of type IKEv2 goes, kind by kind. */
export function plainTraffic(subject: Subject, tunnel: TunnelView): readonly TrafficStatement[] {
  const all = isOn(subject, tunnel, 'IncludeAllNetworks');
  const kinds = all ? includingAll(subject, tunnel) : byRoutes(subject, tunnel);
  return kinds.flatMap(({ up, down, whileDown, ...kind }) =>
    plainInterfaces(subject).flatMap((name) => [
      { ...kind, interface: name, tunnel: 'up' as const, goes: up },
      { ...kind, ...whileDown, interface: name, tunnel: 'down' as const, goes: down },
    ]),
  );
}

interface PlainKind extends Omit<TrafficStatement, 'interface' | 'tunnel' | 'goes'> {
  readonly up: Way;
  readonly down: Way;
  /** What is said otherwise of the time without a tunnel. */
  readonly whileDown?: Pick<TrafficStatement, 'why' | 'confidence'>;
}

function includingAll(subject: Subject, tunnel: TunnelView): PlainKind[] {
  const { placeOf } = subject;
  const documented = { source: appleSources.vpn, confidence: 'documented' } as const;
  return [
    {
      id: 'other',
      traffic: 'All other traffic',
      up: 'through-tunnel',
      down: 'dropped',
      because: placeOf(nodeOrHolder(tunnel.node, 'IncludeAllNetworks')),
      why: 'IncludeAllNetworks is 1: all traffic goes through the tunnel.',
      ...documented,
      whileDown: {
        why: 'IncludeAllNetworks is 1: while the VPN is on and its tunnel is not up, nothing goes beside it. After the user has switched the VPN off, traffic goes outside.',
        confidence: 'inferred',
      },
    },
    ...exclusions.map(({ id, traffic, key }): PlainKind => {
      const excluded = isOn(subject, tunnel, key);
      const at = nodeOrHolder(tunnel.node, key);
      return {
        id,
        traffic,
        up: excluded ? 'outside' : 'through-tunnel',
        down: excluded ? 'outside' : 'dropped',
        because: placeOf(at),
        why: `${key} is ${excluded ? 1 : 0}${at === tunnel.node ? ', which is its default' : ''}, and IncludeAllNetworks is 1.`,
        ...documented,
      };
    }),
  ];
}

function byRoutes(subject: Subject, tunnel: TunnelView): PlainKind[] {
  const { placeOf } = subject;
  const enforced = isOn(subject, tunnel, 'EnforceRoutes');
  const excluded = enforced && isOn(subject, tunnel, 'ExcludeLocalNetworks');
  const because = placeOf(nodeOrHolder(tunnel.node, 'IncludeAllNetworks'));
  const kinds: PlainKind[] = [
    {
      id: 'gateway-networks',
      traffic: 'Traffic to the networks of the gateway',
      up: 'through-tunnel',
      down: 'outside',
      because,
      why: 'IncludeAllNetworks is not 1: the gateway says in the negotiation which networks are behind it, and the device sends traffic to these through the tunnel.',
      source: appleSources.vpn,
      confidence: 'inferred',
    },
    {
      id: 'other',
      traffic: 'All other traffic',
      up: 'outside',
      down: 'outside',
      because,
      why: 'IncludeAllNetworks is not 1: what the gateway does not announce never goes through the tunnel.',
      source: appleSources.vpn,
      confidence: 'inferred',
    },
  ];
  if (!enforced && !excluded) return kinds;
  const local: PlainKind = {
    id: 'local-networks',
    traffic: 'The local network',
    up: excluded ? 'outside' : 'through-tunnel',
    down: 'outside',
    because: placeOf(nodeOrHolder(tunnel.node, excluded ? 'ExcludeLocalNetworks' : 'EnforceRoutes')),
    why: excluded
      ? 'EnforceRoutes and ExcludeLocalNetworks are 1: the local network stays outside the tunnel.'
      : 'EnforceRoutes is 1: where the gateway announces the same addresses, its routes go before the local ones.',
    source: appleSources.vpn,
    confidence: 'documented',
  };
  return [...kinds, local];
}

type FlagKey = 'IncludeAllNetworks' | 'EnforceRoutes' | (typeof exclusions)[number]['key'];

/** Whether a switch is on for the device, its default filled in; a key that the OS does not know is off. */
function isOn({ view }: Subject, { node }: TunnelView, key: FlagKey): boolean {
  const row: KeyRow = ikev2Keys[key];
  if (!availableOn(row, view.platform, view.os)) return false;
  const written = flagAt(node, key);
  if (written !== undefined) return written;
  return (row.defaultOn?.[view.platform] ?? row.default) === 1;
}
