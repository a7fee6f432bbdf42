import type { ProfileView } from '../device/profile-view.js';
import type { TunnelView, VpnView } from '../device/views.js';

/** What two profiles are called in a sentence, with their articles: `the policy`. */
export interface SideNames {
  readonly expected: string;
  readonly delivered: string;
}

/** The same at the beginning of a sentence, too: `The policy`. */
export interface SideWords extends SideNames {
  readonly Expected: string;
  readonly Delivered: string;
}

/** What the profiles are called where nobody says otherwise. */
export const usualNames: SideNames = { expected: 'the expected profile', delivered: 'the delivered profile' };

export function sideWords(names: SideNames): SideWords {
  return { ...names, Expected: atBeginning(names.expected), Delivered: atBeginning(names.delivered) };
}

function atBeginning(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** Both profiles, and what nobody said about the expected one. */
export interface Sides {
  readonly words: SideWords;
  readonly expected: ProfileView;
  readonly delivered: ProfileView;
  /** Bindings that were not given, by their dotted path: what they would fill in is not compared. */
  readonly unbound: ReadonlySet<string>;
}

/** Two VPNs of the same type. */
export interface VpnPair {
  readonly expected: VpnView;
  readonly delivered: VpnView;
}

/** Two tunnels that serve the same interfaces, or the IKEv2 dictionaries of two plain VPNs. */
export interface TunnelPair {
  readonly expected: TunnelView;
  readonly delivered: TunnelView;
}

/** The keys of a tunnel that a binding fills in, which Intune does itself at delivery. */
const filledIn: Readonly<Record<string, readonly string[]>> = {
  localIdentifier: ['LocalIdentifier'],
  identity: ['PayloadCertificateUUID'],
  sharedSecret: ['SharedSecret'],
  eap: ['AuthName', 'AuthPassword'],
};

/** Whether a key of a tunnel is one that an absent binding would have filled in. */
export function isUnbound({ unbound }: Sides, key: string): boolean {
  return Object.entries(filledIn).some(([binding, keys]) => unbound.has(binding) && keys.includes(key));
}
