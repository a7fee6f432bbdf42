import type { Interface, TunnelView, VpnView } from '../device/views.js';
import type { DictionaryNode } from '../plist/node.js';
import type { TunnelPair } from './sides.js';

/** Two tunnels and the interfaces that both serve. */
interface InterfacePair extends TunnelPair {
  readonly interfaces: readonly Interface[];
}

/** The tunnels of two Always On VPNs, paired by the interfaces that they cover. */
export interface PairedTunnels {
  readonly pairs: readonly InterfacePair[];
  /** Covered by the expected VPN alone. */
  readonly missing: readonly Interface[];
  /** Covered by the delivered VPN alone, with the tunnel that does. */
  readonly extra: readonly { readonly name: Interface; readonly node: DictionaryNode }[];
}

/**
 * Pairs what each interface gets: one element for both interfaces and two equal elements for one each are the same
 * to the device.
 */
export function pairTunnels(expected: VpnView, delivered: VpnView): PairedTunnels {
  const pairs: { expected: TunnelView; delivered: TunnelView; interfaces: Interface[] }[] = [];
  const missing: Interface[] = [];
  const extra: { name: Interface; node: DictionaryNode }[] = [];
  for (const name of ['Cellular', 'WiFi'] as const) {
    const [old, tunnel] = [tunnelFor(expected, name), tunnelFor(delivered, name)];
    if (old && tunnel) {
      const pair = pairs.find((other) => other.expected === old && other.delivered === tunnel);
      if (pair) pair.interfaces.push(name);
      else pairs.push({ expected: old, delivered: tunnel, interfaces: [name] });
    } else if (old) missing.push(name);
    else if (tunnel) extra.push({ name, node: tunnel.node });
  }
  return { pairs, missing, extra };
}

/** The tunnel that the device sets up for an interface: the first that names it. */
function tunnelFor({ tunnels }: VpnView, name: Interface): TunnelView | undefined {
  return tunnels.find(({ interfaces }) => interfaces.includes(name));
}
