import { ciphers, groups, hashes, type IanaValue, postQuantumMethods } from '../algorithms.js';
import { identityKind } from '../identity-form.js';
import type { Authentication, ProfileOffer, Suite, TunnelOffer } from '../offer.js';
import type { GatewayOptions, GatewayText } from '../product.js';

/** The form of what {@link json} writes; `schemas/gateway.schema.json` describes it. */
const version = 1;

/** What a profile asks of its gateway, for any vendor: Apple's words, IANA's names and numbers. It holds no secret. */
export function json({ tunnels, authorities }: ProfileOffer, options: GatewayOptions): GatewayText {
  const document = {
    $schema: 'https://unpkg.com/alwayson/schemas/gateway.schema.json',
    version,
    tunnels: tunnels.map(tunnelObject),
    trustedAuthorities: authorities.map(({ subject, fingerprint }) => ({ subject, sha256: fingerprint })),
    ...(options.pools.length > 0 && { pools: options.pools }),
    ...(options.dns.length > 0 && { dns: options.dns }),
  };
  return { text: `${JSON.stringify(document, undefined, 2)}\n`, missing: [], secret: false };
}

function tunnelObject(tunnel: TunnelOffer) {
  const { name, interfaces, address, remoteIdentifier, localIdentifier, ike, child, pfs, ppk, tls, mtu } =
    tunnel;
  return {
    name,
    interfaces,
    RemoteAddress: address,
    gatewayIdentity: identityObject(remoteIdentifier),
    deviceIdentity: identityObject(localIdentifier),
    authentication: authenticationObject(tunnel.authentication),
    gatewayCertificate: {
      issuerCommonName: tunnel.serverCertificateIssuer,
      commonName: tunnel.serverCertificateName,
      requestedByDevice: tunnel.serverCertificateIssuer !== undefined,
      revocationChecked: tunnel.revocationCheck,
    },
    ...(tunnel.authentication.kind === 'eap-tls' && {
      tls: { minimum: tls.minimum ?? '1.0', maximum: tls.maximum ?? '1.2' },
    }),
    ike: suiteObject(ike, true, true),
    child: suiteObject(child, false, pfs),
    perfectForwardSecrecy: pfs,
    ...(ike.postQuantum.length > 0 && { postQuantumFallback: tunnel.postQuantumFallback }),
    ppk: ppk && { identifier: ppk.identifier, mandatory: ppk.mandatory, secretIn: 'PPK' },
    mobike: tunnel.mobike,
    redirect: tunnel.redirect,
    deadPeerDetectionSeconds: tunnel.deadPeerDetectionSeconds,
    mtu,
    internalSubnet: tunnel.internalSubnet,
    sessionsPerDevice: Math.max(1, interfaces.length),
  };
}

function identityObject(text: string | undefined) {
  if (!text) return { type: 'address', value: null };
  return { type: identityKind(text), value: text };
}

/** What the gateway checks of the device; where a secret is, in Apple's words. */
function authenticationObject(authentication: Authentication) {
  switch (authentication.kind) {
    case 'certificate':
      return { device: 'certificate', gateway: 'certificate', CertificateType: authentication.keyType };
    case 'shared-secret':
      return { device: 'shared-secret', gateway: 'shared-secret', secretIn: 'SharedSecret' };
    case 'eap-tls':
      return { device: 'eap-tls', gateway: 'certificate', eapType: 13 };
    case 'eap-mschapv2':
      return {
        device: 'eap-mschapv2',
        gateway: 'certificate',
        eapType: 26,
        userName: authentication.userName,
        secretIn: 'AuthPassword',
      };
  }
}

function suiteObject(
  { encryption, integrity, group, postQuantum, lifetimeMinutes }: Suite,
  isIke: boolean,
  exchange: boolean,
) {
  const cipher = ciphers[encryption];
  return {
    encryption: {
      apple: encryption,
      iana: cipher.iana,
      keyBits: cipher.keyBits,
    },
    // With an AEAD cipher no integrity algorithm is negotiated.
    integrity: cipher.aead ? null : { apple: integrity, iana: hashes[integrity].integrity },
    ...(isIke && { prf: { apple: integrity, iana: hashes[integrity].prf } }),
    keyExchange: exchange
      ? { apple: group, iana: { name: groups[group]?.name ?? String(group), id: group } }
      : null,
    additionalKeyExchanges: exchange ? postQuantum.map(additional) : [],
    deviceRenewsAfterMinutes: lifetimeMinutes,
  };
}

function additional(id: number): IanaValue {
  return { name: postQuantumMethods[id]?.name ?? String(id), id };
}
