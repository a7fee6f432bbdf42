import type { ConfiguredAuthentication, Given } from '../connection.js';
import { absent, givenIn } from './given.js';
import type { Section } from './settings.js';

/** How one side authenticates, by the setting `auth` of its round. */
export function authenticationOf(
  section: Section,
  round: Section | undefined,
): Given<ConfiguredAuthentication> {
  if (round === undefined) return absent(section, 'auth', { kind: 'other', text: 'nothing' });
  return givenIn(round)('auth', (text = 'pubkey') => authenticationNamed(text));
}

function authenticationNamed(text: string): ConfiguredAuthentication {
  if (text === 'psk') return { kind: 'shared-secret' };
  const [, eap] = /^eap(?:-([\w-]+))?/.exec(text) ?? [];
  if (text.startsWith('eap')) {
    // These leave the method to a RADIUS server or to the two sides.
    return {
      kind: 'eap',
      method: eap === undefined || ['dynamic', 'radius'].includes(eap) ? undefined : eap,
    };
  }
  if (text === 'pubkey' || text === 'any') return { kind: 'certificate', keys: [] };
  const keys = [...text.matchAll(/(?:^|-)(rsa\/pss|rsa|ecdsa|ed25519|ed448|bliss)(?:-(\d+))?(?=-|$|:|\/)/g)];
  if (keys.length === 0) return { kind: 'other', text };
  return {
    kind: 'certificate',
    keys: keys.map(([, key = '', bits]) => (bits === undefined ? key : `${key}-${bits}`)),
  };
}
