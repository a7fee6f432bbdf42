import type { Certificate } from '../certificates/certificate.js';
import type { CertificateType, CipherName, HashName } from './algorithms.js';

/** What the device proposes for one of the two security associations. */
export interface Suite {
  readonly encryption: CipherName;
  readonly integrity: HashName;
  /** IANA's number. */
  readonly group: number;
  /** IANA's numbers of the additional key exchanges, in order. */
  readonly postQuantum: readonly number[];
  /** After so many minutes the device renews the association; undefined where the profile leaves it to the device. */
  readonly lifetimeMinutes: number | undefined;
}

/** How the two sides prove who they are. The gateway does so with a certificate, unless there is a shared secret. */
export type Authentication =
  | { readonly kind: 'certificate'; readonly keyType: CertificateType; readonly identity: OfferedIdentity }
  | { readonly kind: 'shared-secret'; readonly secret: Uint8Array | undefined }
  | { readonly kind: 'eap-tls'; readonly identity: OfferedIdentity }
  | { readonly kind: 'eap-mschapv2'; readonly userName: string; readonly password: Uint8Array | undefined };

/** What the profile tells of the identity that the device shows. */
export interface OfferedIdentity {
  /** Its certificate, where it is in the profile and can be opened. */
  readonly certificate: Certificate | undefined;
}

/** A preshared key that makes the tunnel safe against quantum computers (RFC 8784). */
export interface OfferedPpk {
  readonly identifier: string;
  readonly key: Uint8Array;
  readonly mandatory: boolean;
}

/** What one tunnel of a profile asks of its gateway. Values are those that the device takes, defaults filled in. */
export interface TunnelOffer {
  /** A short name that no other tunnel of the profile has: `always-on`, `cellular`, `wifi`, `ikev2`. */
  readonly name: string;
  /** The interfaces that the tunnel is for; none for a VPN that is not Always On. */
  readonly interfaces: readonly ('Cellular' | 'WiFi')[];
  /** JSON Pointer of the tunnel's dictionary in the profile. */
  readonly path: string;
  readonly address: string | undefined;
  readonly remoteIdentifier: string | undefined;
  /** Undefined or empty: the device sends its IP address. */
  readonly localIdentifier: string | undefined;
  readonly authentication: Authentication;
  readonly serverCertificateIssuer: string | undefined;
  readonly serverCertificateName: string | undefined;
  readonly revocationCheck: boolean;
  readonly tls: { readonly minimum: string | undefined; readonly maximum: string | undefined };
  readonly ike: Suite;
  readonly child: Suite;
  readonly pfs: boolean;
  readonly postQuantumFallback: boolean;
  readonly ppk: OfferedPpk | undefined;
  readonly mobike: boolean;
  readonly redirect: boolean;
  readonly deadPeerDetectionSeconds: number;
  readonly mtu: number | undefined;
  readonly internalSubnet: boolean;
}

/** What a profile asks of its gateways, and whom its devices trust. */
export interface ProfileOffer {
  readonly tunnels: readonly [TunnelOffer, ...TunnelOffer[]];
  /** The certificates of authorities that the profile brings. */
  readonly authorities: readonly Certificate[];
}

/** Whether the profile holds a secret of the tunnel that the gateway needs, too. */
export function holdsSecret({ authentication, ppk }: TunnelOffer): boolean {
  if (ppk !== undefined) return true;
  if (authentication.kind === 'shared-secret') return authentication.secret !== undefined;
  return authentication.kind === 'eap-mschapv2' && authentication.password !== undefined;
}
