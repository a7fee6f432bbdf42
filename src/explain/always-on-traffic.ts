import { appleSources } from '../apple/sources.js';
import { flagAt } from '../plist/navigate.js';
import type { DictionaryNode } from '../plist/node.js';
import type { Exception, TrafficKind } from './always-on-exceptions.js';
import type { Grounds, NetworkInterface, TrafficStatement, TunnelState, Way } from './explanation.js';
import { nodeOrHolder, type Subject } from './subject.js';
import { interfaceWords } from './words.js';

const interfaces = ['WiFi', 'Cellular'] as const;

/** A situation that a device can be in. */
interface Situation {
  readonly interface: (typeof interfaces)[number];
  readonly tunnel: TunnelState;
  /** Whether the profile has a tunnel for the interface. */
  readonly covered: boolean;
}

/** Where the traffic of an Always On device goes, kind by kind. */
export function alwaysOnTraffic(
  subject: Subject,
  alwaysOn: DictionaryNode,
  kinds: readonly TrafficKind[],
): readonly TrafficStatement[] {
  const situations = situationsOf(subject, alwaysOn);
  return kinds.flatMap((kind) =>
    situations.map((situation) => statement(subject, alwaysOn, kind, situation)),
  );
}

/** Captive portals belong to Wi-Fi networks; the user's switch is there only where the profile gives it. */
function situationsOf({ vpn }: Subject, alwaysOn: DictionaryNode): Situation[] {
  const covered = new Set<NetworkInterface>(vpn.tunnels.flatMap((tunnel) => tunnel.interfaces));
  const hasSwitch = flagAt(alwaysOn, 'UIToggleEnabled') === true;
  return interfaces.flatMap((name) => {
    const states: TunnelState[] = ['up', 'down'];
    if (name === 'WiFi') states.push('captive-portal');
    if (hasSwitch) states.push('switched-off');
    return states.map((tunnel) => ({ interface: name, tunnel, covered: covered.has(name) }));
  });
}

function statement(
  subject: Subject,
  alwaysOn: DictionaryNode,
  kind: TrafficKind,
  situation: Situation,
): TrafficStatement {
  const { id, traffic, protocols } = kind;
  return {
    id,
    traffic,
    interface: situation.interface,
    tunnel: situation.tunnel,
    ...wayOf(subject, alwaysOn, kind, situation),
    ...(protocols && { protocols }),
  };
}

function wayOf(
  { placeOf, vpn }: Subject,
  alwaysOn: DictionaryNode,
  { id, exception, at, why, source, confidence }: TrafficKind,
  { tunnel, covered, interface: name }: Situation,
): Grounds & { readonly goes: Way } {
  const said = { because: placeOf(at, id), why, source, confidence };
  if (tunnel === 'switched-off') {
    return {
      goes: 'dropped',
      because: placeOf(nodeOrHolder(alwaysOn, 'UIToggleEnabled')),
      why: 'While the user has switched the VPN off, the device makes no tunnel and drops all its IP traffic.',
      source: appleSources.alwaysOnGuide,
      confidence: 'documented',
    };
  }
  if (exception !== 'none') return { ...said, goes: excepted[exception] };
  if (!covered) {
    return {
      goes: 'dropped',
      because: placeOf(vpn.tunnels[0]?.node ?? alwaysOn),
      why: `No tunnel of the profile covers ${interfaceWords[name]}, and without a tunnel the device drops its traffic.`,
      source: appleSources.deploymentReference,
      confidence: 'inferred',
    };
  }
  if (tunnel === 'up') return { ...said, goes: 'through-tunnel' };
  return {
    ...said,
    goes: 'dropped',
    why: `${why} ${withoutTunnel[tunnel]}`,
    source: appleSources.deploymentReference,
    confidence: tunnel === 'down' ? 'documented' : 'inferred',
  };
}

const excepted: Readonly<Record<Exclude<Exception, 'none'>, Way>> = { allow: 'outside', drop: 'dropped' };

const withoutTunnel: Readonly<Record<'down' | 'captive-portal', string>> = {
  down: 'While the tunnel is down, the device drops it.',
  'captive-portal':
    'The network lets no tunnel through until somebody has signed in, and without a tunnel the device drops it.',
};
