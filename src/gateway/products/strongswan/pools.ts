import { isIP } from 'node:net';
import type { ProfileOffer } from '../../offer.js';
import { type GatewayOptions, missingParts } from '../../product.js';
import { type Entry, section, setting } from './text.js';

export function poolsOf(options: GatewayOptions, { tunnels }: ProfileOffer): Entry[] {
  const pools = namedPools(options);
  const subnet = tunnels.some(({ internalSubnet }) => internalSubnet);
  if (pools.length === 0) {
    return [
      section('v4', [setting('addrs', missingParts.pool.placeholder, 'Replace this: --pool names it.')]),
    ];
  }
  return pools.map(({ name, network, family }, index) => {
    const ofFamily = (address: string) => isIP(address) === family;
    const others =
      index === 0 ? options.dns.filter((dns) => !pools.some((pool) => isIP(dns) === pool.family)) : [];
    const first = pools.findIndex((pool) => pool.family === family) === index;
    const dns = [...(first ? options.dns.filter(ofFamily) : []), ...others];
    return section(name, [
      setting('addrs', network, 'Named by --pool.'),
      ...(dns.length === 0 ? [] : [setting('dns', dns.join(', '), 'Named by --dns.')]),
      ...(subnet
        ? [
            setting(
              'subnet',
              family === 4 ? '0.0.0.0/0' : '::/0',
              'UseConfigurationAttributeInternalIPSubnet 1: the networks that are reached through the tunnel.',
            ),
          ]
        : []),
    ]);
  });
}

export function poolNames(options: GatewayOptions): string[] {
  const names = namedPools(options).map(({ name }) => name);
  return names.length === 0 ? ['v4'] : names;
}

export function trafficOf(options: GatewayOptions): string[] {
  const families = new Set(namedPools(options).map(({ family }) => family));
  if (families.size === 0) families.add(4);
  return [...(families.has(4) ? ['0.0.0.0/0'] : []), ...(families.has(6) ? ['::/0'] : [])];
}

/** Each pool with its name: `v4`, `v6`, and numbered where there are several of a family. */
function namedPools({
  pools,
}: GatewayOptions): { readonly name: string; readonly network: string; readonly family: 4 | 6 }[] {
  const count = { 4: 0, 6: 0 };
  return pools.map((network) => {
    const family = network.includes(':') ? 6 : 4;
    count[family]++;
    return { name: `v${family}${count[family] === 1 ? '' : `-${count[family]}`}`, network, family };
  });
}
