import { stringAt } from '../plist/navigate.js';
import type { DictionaryNode } from '../plist/node.js';
import { inSentence } from '../text/in-sentence.js';
import { type ProfileView, profileViewOf } from './profile-view.js';
import type { Interface, VpnView } from './views.js';

const interfaceNames: Readonly<Record<Interface, string>> = { WiFi: 'Wi-Fi', Cellular: 'cellular' };

/**
 * What a profile is, in a few words for people: `Always On, Wi-Fi and cellular, vpn.contoso.com`; `no VPN` where there
 * is none.
 */
export function summaryOf(profile: DictionaryNode): string {
  return summaryOfView(profileViewOf(profile));
}

/** {@link summaryOf} for a profile that is seen as the device sees it already. */
export function summaryOfView({ vpns }: ProfileView): string {
  return vpns.length === 0 ? 'no VPN' : firstOf(vpns.map(ofVpn)).join('; ');
}

function ofVpn({ vpnType = 'a VPN without a type', tunnels }: VpnView): string {
  const isAlwaysOn = vpnType === 'AlwaysOn';
  const interfaces = new Set(tunnels.flatMap((tunnel) => tunnel.interfaces));
  const covered = (['WiFi', 'Cellular'] as const).filter((name) => interfaces.has(name));
  const addresses = new Set(tunnels.flatMap(({ node }) => stringAt(node, 'RemoteAddress') || []));
  return [
    isAlwaysOn ? 'Always On' : inSentence(vpnType),
    ...(covered.length > 0 ? [covered.map((name) => interfaceNames[name]).join(' and ')] : []),
    ...firstOf(Array.from(addresses, inSentence)),
  ].join(', ');
}

/** How many VPNs, and addresses of one, are named. */
const mostNamed = 3;

function firstOf(texts: readonly string[]): readonly string[] {
  const left = texts.length - mostNamed;
  return left > 0 ? [...texts.slice(0, mostNamed), `${left} more`] : texts;
}
