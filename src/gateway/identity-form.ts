import { isIP, isIPv6 } from 'node:net';

/** The kinds of identity that an Apple device sends: it makes an address, an e-mail address or a host name of any text. */
export type IdentityKind = 'address' | 'email' | 'fqdn';

/** The kind of identity as which the device sends a LocalIdentifier or RemoteIdentifier; a distinguished name goes as a host name. */
export function identityKind(text: string): IdentityKind {
  if (isIP(text) !== 0) return 'address';
  return text.includes('@') ? 'email' : 'fqdn';
}

/** Whether one of the alternative names of a certificate (`DNS:…`, `email:…`, `IP Address:…`) is this identity. */
export function confirms(alternativeNames: readonly string[], identity: string): boolean {
  const kinds = { address: 'IP Address:', email: 'email:', fqdn: 'DNS:' } as const;
  const kind = kinds[identityKind(identity)];
  const wanted = sameForm(identity);
  return alternativeNames.some(
    (name) => name.startsWith(kind) && sameForm(name.slice(kind.length)) === wanted,
  );
}

/** One text for all ways to write a name: an IPv6 address has many. */
export function sameForm(identity: string): string {
  if (!isIPv6(identity) || identity.includes('%')) return identity.toLowerCase();
  return new URL(`http://[${identity}]`).hostname.slice(1, -1);
}
