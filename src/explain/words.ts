import type { NetworkInterface, TunnelState, Way } from './explanation.js';

/** What people call the interfaces. */
export const interfaceWords: Readonly<Record<NetworkInterface, string>> = {
  WiFi: 'Wi-Fi',
  Cellular: 'Cellular',
  Ethernet: 'Ethernet',
};

/** What people call the states. */
export const stateWords: Readonly<Record<TunnelState, string>> = {
  up: 'Tunnel up',
  down: 'Tunnel down',
  'switched-off': 'Switched off by the user',
  'captive-portal': 'Sign-in page not passed',
};

/** What people call where traffic goes. */
export const wayWords: Readonly<Record<Way, string>> = {
  'through-tunnel': 'through the VPN',
  outside: 'outside the VPN',
  dropped: 'blocked',
};

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
