import { isIP } from 'node:net';

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
  const wanted = `${kinds[identityKind(identity)]}${identity}`.toLowerCase();
  return alternativeNames.some((name) => name.toLowerCase() === wanted);
}
