import type { DevicePlatform } from '../apple/os.js';
import type { Identities } from '../device/identities.js';
import { profileViewOf } from '../device/profile-view.js';
import type { Policy } from '../graph/model/ikev2.js';
import { stringAt } from '../plist/navigate.js';
import type { DictionaryNode } from '../plist/node.js';
import { alwaysOnKinds } from './always-on-exceptions.js';
import { alwaysOnTraffic } from './always-on-traffic.js';
import { alwaysOutside } from './always-outside.js';
import { authenticationOf } from './authentication.js';
import type { ExplainedVpn, Explanation, TrafficStatement, Way } from './explanation.js';
import { mappingOf } from './mapping.js';
import { negotiationOf } from './negotiation.js';
import { onDemandOf } from './on-demand.js';
import { plainExamples, plainTraffic } from './plain-traffic.js';
import { type Subject, subjectOf } from './subject.js';
import { summaryOf } from './summary.js';
import { alwaysOnUser, plainUser } from './user.js';
import { interfaceWords, listed } from './words.js';

/** What is known of a profile beside itself. */
export interface ExplainOptions {
  /** The name of the file, as the user gave it. */
  readonly file: string;
  readonly platform: DevicePlatform;
  readonly os: string;
  readonly identities: Identities;
  /** The policy that the profile was made of: then places are places in it. */
  readonly policy?: Policy | undefined;
  /** The bindings that the profile is without. */
  readonly missing?: readonly string[];
  /** How many errors the rules find in it. */
  readonly errors?: number;
}

/**
 * Says what the VPN of a profile does: where traffic goes, what is negotiated, how both sides prove themselves, what
 * the user notices, and which policy says so. Pure.
 *
 * @throws InputError where the profile has no VPN that can be explained
 */
export function explain(profile: DictionaryNode, options: ExplainOptions): Explanation {
  const { file, platform, os, identities, policy } = options;
  const subject = subjectOf(profileViewOf(profile, { platform, os, identities }), policy);
  const traffic = trafficOf(subject);
  return {
    version: 1,
    file,
    vpn: vpnOf(subject, traffic, options),
    ...traffic,
    negotiation: { tunnels: negotiationOf(subject) },
    authentication: authenticationOf(subject),
    mapping: mappingOf(subject),
  };
}

function trafficOf(
  subject: Subject,
): Pick<Explanation, 'summary' | 'traffic' | 'alwaysOutside' | 'onDemand' | 'user'> {
  const { alwaysOn, tunnels } = subject.vpn;
  const outside = { alwaysOutside: alwaysOutside(subject) };
  if (alwaysOn !== undefined) {
    const kinds = alwaysOnKinds(subject, alwaysOn);
    const traffic = alwaysOnTraffic(subject, alwaysOn, kinds);
    const examples = new Map(kinds.map((kind) => [kind.id, kind.examples]));
    return {
      summary: summaryOf(traffic, examples),
      traffic,
      ...outside,
      user: alwaysOnUser(subject, alwaysOn, kinds),
    };
  }
  const [tunnel] = tunnels;
  const traffic: readonly TrafficStatement[] = tunnel === undefined ? [] : plainTraffic(subject, tunnel);
  return {
    summary: summaryOf(traffic, plainExamples),
    traffic,
    ...outside,
    ...(tunnel && { onDemand: onDemandOf(subject, tunnel) }),
    user: plainUser(subject),
  };
}

/** What holds for everything, and what does not. */
function alwaysOnSummary({ summary, traffic }: ReturnType<typeof trafficOf>, to: string): string {
  const up = traffic.filter(({ tunnel }) => tunnel === 'up');
  const names = (isOne: (goes: readonly Way[]) => boolean) =>
    summary.flatMap(({ id, traffic: name }) =>
      isOne(up.filter((one) => one.id === id).map(({ goes }) => goes)) ? [name] : [],
    );
  const outside = names((ways) => ways.includes('outside'));
  const blocked = names((ways) => ways.every((way) => way === 'dropped'));
  const without = up.filter(({ id, goes }) => id === 'other' && goes === 'dropped');
  return [
    `All traffic of the device goes through the VPN to ${to}. Without a tunnel it is blocked.`,
    ...without.map((one) => `On ${interfaceWords[one.interface]} there never is a tunnel.`),
    outside.length === 0
      ? 'Nothing is allowed outside the VPN.'
      : `Allowed outside the VPN: ${listed(outside)}.`,
    ...(blocked.length === 0 ? [] : [`Always blocked: ${listed(blocked)}.`]),
    ...(traffic.some(({ tunnel }) => tunnel === 'switched-off')
      ? ['The user can switch the VPN off. Then nothing works.']
      : []),
  ].join(' ');
}

function plainSummary({ onDemand, traffic }: ReturnType<typeof trafficOf>, to: string): string {
  const byItself = onDemand?.on === true && onDemand.steps.length > 0;
  const all = traffic.some(({ id, tunnel, goes }) => id === 'other' && tunnel === 'up' && goes !== 'outside');
  return [
    `A VPN to ${to}, not Always On.`,
    byItself ? 'It connects by itself, by the rules below.' : 'It connects when the user switches it on.',
    all
      ? 'While it is on, all traffic goes through it, but for the exceptions below.'
      : 'Only traffic to the networks that the gateway announces goes through it.',
  ].join(' ');
}

function vpnOf(
  { vpn, view, placeOf }: Subject,
  traffic: ReturnType<typeof trafficOf>,
  options: ExplainOptions,
): ExplainedVpn {
  const { platform, os, missing = [], errors = 0 } = options;
  const gateways = [...new Set(vpn.tunnels.flatMap(({ node }) => stringAt(node, 'RemoteAddress') || []))];
  const kind = vpn.alwaysOn === undefined ? 'IKEv2' : 'AlwaysOn';
  const name =
    stringAt(vpn.node, 'UserDefinedName') ??
    stringAt(vpn.node, 'PayloadDisplayName') ??
    stringAt(view.profile, 'PayloadDisplayName') ??
    kind;
  const to = gateways.length === 0 ? 'the gateway' : listed(gateways);
  const summary = kind === 'AlwaysOn' ? alwaysOnSummary(traffic, to) : plainSummary(traffic, to);
  return { name, kind, platform, os, gateways, because: placeOf(vpn.node), summary, missing, errors };
}
