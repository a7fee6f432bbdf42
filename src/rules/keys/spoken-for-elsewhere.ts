import type { KeyRow } from '../../apple/key.js';
import {
  alwaysOnKeys,
  applicationExceptionKeys,
  captiveNetworkPluginKeys,
  serviceExceptionKeys,
} from '../../apple/keys/always-on.js';
import { ikev2Keys } from '../../apple/keys/ikev2.js';
import { payloadKeys } from '../../apple/keys/payload.js';
import { profileKeys } from '../../apple/keys/profile.js';
import {
  childSecurityAssociationKeys,
  ikeSecurityAssociationKeys,
} from '../../apple/keys/security-association.js';
import { tunnelKeys } from '../../apple/keys/tunnel.js';
import { vpnKeys } from '../../apple/keys/vpn.js';

/**
 * The keys of which a rule of their own says all that can be wrong: absence, type and value. The rules for all keys
 * (key-missing, key-type, key-value) leave them to it, so that one mistake is told once.
 */
export const ownersOfKeys: Readonly<Record<string, readonly KeyRow[]>> = {
  'profile-envelope': [
    profileKeys.PayloadType,
    profileKeys.PayloadVersion,
    profileKeys.PayloadIdentifier,
    profileKeys.PayloadUUID,
    profileKeys.PayloadContent,
    profileKeys.PayloadContent.items,
    profileKeys.TargetDeviceType,
  ],
  'payload-envelope': [
    payloadKeys.PayloadType,
    payloadKeys.PayloadVersion,
    payloadKeys.PayloadIdentifier,
    payloadKeys.PayloadUUID,
  ],
  'payload-scope': [profileKeys.PayloadScope],
  'vpn-type': [vpnKeys.VPNType],
  'always-on-missing': [vpnKeys.AlwaysOn],
  'tunnels-missing': [alwaysOnKeys.TunnelConfigurations, alwaysOnKeys.TunnelConfigurations.items],
  'tunnel-protocol': [tunnelKeys.ProtocolType],
  'tunnel-interfaces': [tunnelKeys.Interfaces, tunnelKeys.Interfaces.items],
  'service-exception': [
    alwaysOnKeys.ServiceExceptions.items,
    serviceExceptionKeys.ServiceName,
    serviceExceptionKeys.Action,
  ],
  'application-exception': [
    alwaysOnKeys.ApplicationExceptions.items,
    applicationExceptionKeys.BundleIdentifier,
    applicationExceptionKeys.LimitToProtocols.items,
  ],
  'captive-plugin': [
    alwaysOnKeys.AllowedCaptiveNetworkPlugins.items,
    captiveNetworkPluginKeys.BundleIdentifier,
  ],
};

/** The keys of which a rule of their own judges absence and value, but not the type, which key-type does. */
export const ownersOfValues: Readonly<Record<string, readonly KeyRow[]>> = {
  'user-defined-name': [vpnKeys.UserDefinedName],
  'remote-address': [ikev2Keys.RemoteAddress],
  'remote-identifier': [ikev2Keys.RemoteIdentifier],
  'local-identifier': [ikev2Keys.LocalIdentifier],
  'auth-method': [ikev2Keys.AuthenticationMethod],
  'certificate-type': [ikev2Keys.CertificateType],
  'tls-version': [ikev2Keys.TLSMinimumVersion, ikev2Keys.TLSMaximumVersion],
  'sa-algorithm-unknown and sa-algorithm-removed': [
    ikeSecurityAssociationKeys.EncryptionAlgorithm,
    ikeSecurityAssociationKeys.IntegrityAlgorithm,
  ],
  'sa-dh-group': [ikeSecurityAssociationKeys.DiffieHellmanGroup],
  'sa-lifetime': [
    ikeSecurityAssociationKeys.LifeTimeInMinutes,
    childSecurityAssociationKeys.LifeTimeInMinutes,
  ],
  'sa-post-quantum': [
    ikeSecurityAssociationKeys.PostQuantumKeyExchangeMethods,
    ikeSecurityAssociationKeys.PostQuantumKeyExchangeMethods.items,
  ],
  'mtu-range': [ikev2Keys.MTU],
  'nat-keepalive': [ikev2Keys.NATKeepAliveInterval],
  'dead-peer-detection': [ikev2Keys.DeadPeerDetectionRate],
};

const owned = new Set(Object.values(ownersOfKeys).flat());
const valueOwned = new Set(Object.values(ownersOfValues).flat());

/** Whether key-type is to judge the type of a key's value. */
export function isTypeForAll(row: KeyRow): boolean {
  return !owned.has(row);
}

/** Whether key-missing and key-value are to judge a key. */
export function isValueForAll(row: KeyRow): boolean {
  return !owned.has(row) && !valueOwned.has(row);
}
