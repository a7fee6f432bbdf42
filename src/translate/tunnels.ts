import type { PlistDictionary } from '../plist/value.js';
import type { AppleBindings } from './bindings/bindings.js';

/** The name that bindings use for each of Apple's interfaces; a tunnel that names none covers them all. */
const bindingNames = { Cellular: 'cellular', WiFi: 'wifi' } as const;

/**
 * The elements of TunnelConfigurations: one that covers every interface of the policy, or one an interface where
 * the bindings ask for different tunnels.
 *
 * @param tunnel the keys that the tunnels share, `Interfaces` included
 * @param tunnels the keys that differ, by interface
 */
export function tunnelConfigurations(
  tunnel: PlistDictionary,
  tunnels: AppleBindings['tunnels'],
): PlistDictionary[] {
  const shared = { ProtocolType: 'IKEv2', ...tunnel };
  if (tunnels === undefined) return [shared];
  const interfaces = (tunnel['Interfaces'] as string[] | undefined) ?? Object.keys(bindingNames);
  return interfaces.map((name) => ({
    ...shared,
    Interfaces: [name],
    ...tunnels[bindingNames[name as keyof typeof bindingNames]],
  }));
}
