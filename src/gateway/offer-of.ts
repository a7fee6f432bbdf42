import type { Certificate } from '../certificates/certificate.js';
import { readCertificates } from '../certificates/certificate.js';
import { methodOf, usesEap } from '../device/authentication.js';
import { type Identities, readIdentities } from '../device/identities.js';
import { identityOf } from '../device/identity.js';
import { type ProfileView, profileViewOf } from '../device/profile-view.js';
import { associationOf } from '../device/security-association.js';
import type { TunnelView } from '../device/views.js';
import { InputError } from '../input-error.js';
import { flagAt, get, itemsAt, numberAt, stringAt } from '../plist/navigate.js';
import type { DictionaryNode } from '../plist/node.js';
import {
  type CertificateType,
  type CipherName,
  certificateTypes,
  ciphers,
  groups,
  type HashName,
  hashes,
} from './algorithms.js';
import type { Authentication, OfferedPpk, ProfileOffer, Suite, TunnelOffer } from './offer.js';

/**
 * What a profile asks of its gateways, as the device reads it: a name that it does not know is taken as the default.
 *
 * @param identities the opened PKCS#12 payloads; read from the profile when left away
 * @throws InputError for a profile without an IKEv2 tunnel, or with one that no device takes
 */
export async function offerOf(profile: DictionaryNode, identities?: Identities): Promise<ProfileOffer> {
  const view = profileViewOf(profile, { identities: identities ?? (await readIdentities(profile)) });
  const [first, ...others] = view.tunnels;
  if (first === undefined) throw new InputError(withoutTunnel(view));
  const named = namesOf(view.tunnels);
  const offered = (tunnel: TunnelView, index: number) => tunnelOffer(view, tunnel, named[index] ?? 'vpn');
  return {
    tunnels: [offered(first, 0), ...others.map((tunnel, index) => offered(tunnel, index + 1))],
    authorities: authoritiesOf(view),
  };
}

function withoutTunnel({ vpns }: ProfileView): string {
  if (vpns.length === 0)
    return 'The profile has no VPN payload (com.apple.vpn.managed), so there is no gateway to configure.';
  const types = [...new Set(vpns.map(({ vpnType }) => vpnType ?? 'none'))].join(', ');
  return vpns.some(({ vpnType }) => vpnType === 'AlwaysOn' || vpnType === 'IKEv2')
    ? 'The VPN payload has no tunnel, so there is no gateway to configure.'
    : `The VPN payload has VPNType ${types}. Gateways are configured for AlwaysOn and IKEv2.`;
}

const interfaceNames = { Cellular: 'cellular', WiFi: 'wifi' } as const;

/** A name for each tunnel: of the one interface that it is for, else of its kind; numbered where that is not enough. */
function namesOf(tunnels: readonly TunnelView[]): string[] {
  const names: string[] = [];
  for (const {
    kind,
    interfaces: [only, another],
  } of tunnels) {
    const always = only !== undefined && another === undefined ? interfaceNames[only] : 'always-on';
    const name = kind === 'AlwaysOn' ? always : 'ikev2';
    const taken = names.filter((other) => other === name || other.startsWith(`${name}-`)).length;
    names.push(taken === 0 ? name : `${name}-${taken + 1}`);
  }
  return names;
}

function tunnelOffer(view: ProfileView, tunnel: TunnelView, name: string): TunnelOffer {
  const { node, interfaces } = tunnel;
  const flag = (key: string) => flagAt(node, key) === true;
  const ike = suiteOf(tunnel, 'IKESecurityAssociationParameters');
  const hasChild = associationOf(tunnel, 'ChildSecurityAssociationParameters') !== undefined;
  return {
    name,
    interfaces,
    path: node.path,
    address: stringAt(node, 'RemoteAddress'),
    remoteIdentifier: stringAt(node, 'RemoteIdentifier'),
    localIdentifier: stringAt(node, 'LocalIdentifier'),
    authentication: authenticationOf(view, tunnel),
    serverCertificateIssuer: stringAt(node, 'ServerCertificateIssuerCommonName'),
    serverCertificateName: stringAt(node, 'ServerCertificateCommonName'),
    revocationCheck: flag('EnableCertificateRevocationCheck'),
    tls: { minimum: stringAt(node, 'TLSMinimumVersion'), maximum: stringAt(node, 'TLSMaximumVersion') },
    ike,
    // Without a dictionary of its own the child takes all of IKE's, the lifetime too.
    child: hasChild ? suiteOf(tunnel, 'ChildSecurityAssociationParameters') : ike,
    pfs: flag('EnablePFS'),
    postQuantumFallback: flag('AllowPostQuantumKeyExchangeFallback'),
    ppk: ppkOf(node),
    mobike: !flag('DisableMOBIKE'),
    redirect: !flag('DisableRedirect'),
    deadPeerDetectionSeconds: deadPeerDetection[stringAt(node, 'DeadPeerDetectionRate') ?? ''] ?? 600,
    mtu: numberAt(node, 'MTU'),
    internalSubnet: flag('UseConfigurationAttributeInternalIPSubnet'),
  };
}

/** In seconds; anything else is Medium. */
const deadPeerDetection: Readonly<Record<string, number>> = { None: 0, Low: 1800, Medium: 600, High: 60 };

/** What the device proposes for one of the two associations of a tunnel; a name that it does not know is taken as the default. */
export function suiteOf(
  { node }: TunnelView,
  name: 'IKESecurityAssociationParameters' | 'ChildSecurityAssociationParameters',
): Suite {
  const cipher = stringAt(node, name, 'EncryptionAlgorithm') ?? '';
  const hash = stringAt(node, name, 'IntegrityAlgorithm') ?? '';
  const group = numberAt(node, name, 'DiffieHellmanGroup') ?? 14;
  const methods = itemsAt(node, name, 'PostQuantumKeyExchangeMethods').flatMap(
    (item) => numberAt(item) ?? [],
  );
  return {
    encryption: Object.hasOwn(ciphers, cipher) ? (cipher as CipherName) : 'AES-256',
    integrity: Object.hasOwn(hashes, hash) ? (hash as HashName) : 'SHA2-256',
    group: groups[group] === undefined ? 14 : group,
    postQuantum: methods.filter((method) => method !== 0),
    lifetimeMinutes: numberAt(node, name, 'LifeTimeInMinutes'),
  };
}

function authenticationOf(view: ProfileView, tunnel: TunnelView): Authentication {
  const { node } = tunnel;
  const method = methodOf(tunnel);
  const payload = identityOf(view, tunnel);
  const identity = { certificate: payload && view.identities.get(payload.node.path)?.opened?.certificate };
  if (usesEap(tunnel)) {
    const userName = stringAt(node, 'AuthName');
    // With a name beside the certificate the profile can be read both ways; Apple calls it EAP-MSCHAPv2.
    if (userName) return { kind: 'eap-mschapv2', userName, password: bytesAt(node, 'AuthPassword') };
    return { kind: 'eap-tls', identity };
  }
  if (method === 'SharedSecret') return { kind: 'shared-secret', secret: bytesAt(node, 'SharedSecret') };
  if (method === 'None') {
    throw new InputError(
      'A tunnel has AuthenticationMethod None without ExtendedAuthEnabled 1. Devices reject it, so there is nothing to configure a gateway for.',
    );
  }
  const type = stringAt(node, 'CertificateType') ?? '';
  return {
    kind: 'certificate',
    keyType: Object.hasOwn(certificateTypes, type) ? (type as CertificateType) : 'RSA',
    identity,
  };
}

function ppkOf(node: DictionaryNode): OfferedPpk | undefined {
  const key = get(node, 'PPK');
  const identifier = stringAt(node, 'PPKIdentifier');
  // With one of the two missing, or PPK a text, the device goes without.
  if (key?.type !== 'data' || !identifier) return undefined;
  return { identifier, key: key.value, mandatory: flagAt(node, 'PPKMandatory') === true };
}

/** The device takes secrets as text or data. */
function bytesAt(node: DictionaryNode, key: string): Uint8Array | undefined {
  const value = get(node, key);
  if (value?.type === 'data' && value.value.length > 0) return value.value;
  return value?.type === 'string' && value.value !== '' ? Buffer.from(value.value, 'utf8') : undefined;
}

function authoritiesOf({ payloads }: ProfileView): readonly Certificate[] {
  return payloads
    .filter(({ row }) => row?.role === 'authority')
    .flatMap(({ node }) => {
      const content = get(node, 'PayloadContent');
      if (content?.type !== 'data') return [];
      try {
        return readCertificates(content.value);
      } catch (error) {
        // The rule trusted-root says what is wrong with it.
        if (error instanceof InputError) return [];
        throw error;
      }
    });
}
