import type { AlwaysOnConfiguration } from './model/always-on.js';
import type { Policy } from './model/ikev2.js';
import type { SecurityAssociationParameters } from './model/security-association.js';

/**
 * What the form of the Intune admin center calls the properties of the policy: what an administrator looks for. A
 * property without a label is not in the form. From the string table of the admin center and Microsoft's page
 * https://learn.microsoft.com/intune/intune-service/configuration/vpn-settings-ios
 */
const policyLabels = {
  connectionName: 'Connection name',
  connectionType: 'Connection type',
  server: 'VPN server address',
  remoteIdentifier: 'Remote identifier',
  localIdentifier: 'Local identifier',
  authenticationMethod: 'Authentication method',
  clientAuthenticationType: 'Client Authentication type',
  sharedSecret: 'Shared secret',
  serverCertificateType: 'Certificate type',
  serverCertificateIssuerCommonName: 'Server certificate issuer common name',
  serverCertificateCommonName: 'Server certificate common name',
  tlsMinimumVersion: 'TLS version range minimum',
  tlsMaximumVersion: 'TLS version range maximum',
  deadPeerDetectionRate: 'Dead peer detection rate',
  // The form asks the other way round: Enable is false.
  disableMobilityAndMultihoming: 'Mobility and multihoming (MOBIKE)',
  disableRedirect: 'Redirect',
  enablePerfectForwardSecrecy: 'Perfect forward secrecy',
  enableCertificateRevocationCheck: 'Certificate revocation check',
  enableUseInternalSubnetAttributes: 'Use IPv4/IPv6 internal subnet attributes',
  mtuSizeInBytes: 'Maximum transmission unit',
  securityAssociationParameters: 'Security association parameters',
  childSecurityAssociationParameters: 'Child security association parameters',
  allowDefaultSecurityAssociationParameters: 'Configure security association parameters',
  allowDefaultChildSecurityAssociationParameters:
    'Configure a separate set of parameters for child security associations',
  enableAlwaysOnConfiguration: 'Always-on VPN',
  onDemandRules: 'On-demand rules',
  disableOnDemandUserOverride: 'Block users from disabling automatic VPN',
  proxyServer: 'Proxy',
  enablePerApp: 'Per-app VPN',
  enableSplitTunneling: 'Split tunneling',
  optInToDeviceIdSharing: 'Enable network access control (NAC)',
} as const satisfies Partial<Record<keyof Policy, string>>;

const alwaysOnLabels = {
  tunnelConfiguration: 'Network interface',
  userToggleEnabled: 'User to disable VPN configuration',
  voicemailExceptionAction: 'Voicemail',
  airPrintExceptionAction: 'AirPrint',
  cellularExceptionAction: 'Cellular services',
  allowAllCaptiveNetworkPlugins: 'Allow traffic from non-native captive networking apps to pass outside VPN',
  allowedCaptiveNetworkPlugins: 'Allow traffic from non-native captive networking apps to pass outside VPN',
  allowCaptiveWebSheet: 'Traffic from Captive Websheet app to pass outside VPN',
  natKeepAliveIntervalInSeconds: 'Network address translation (NAT) keepalive interval (seconds)',
  natKeepAliveOffloadEnable: 'Offload NAT keepalive to hardware when device is asleep',
} as const satisfies Record<keyof AlwaysOnConfiguration, string>;

const associationLabels = {
  securityEncryptionAlgorithm: 'Encryption algorithm',
  securityIntegrityAlgorithm: 'Integrity algorithm',
  securityDiffieHellmanGroup: 'Diffie-Hellman group',
  lifetimeInMinutes: 'Lifetime (minutes)',
} as const satisfies Record<keyof SecurityAssociationParameters, string>;

/** The labels of an object's properties, by the property of the policy that holds it. */
const nestedLabels: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  alwaysOnConfiguration: alwaysOnLabels,
  securityAssociationParameters: associationLabels,
  childSecurityAssociationParameters: associationLabels,
};

/**
 * What the Intune admin center calls a property.
 *
 * @param property the property's names from the policy down, for example `['server', 'address']`
 * @returns for example `Security association parameters › Diffie-Hellman group`; undefined where it is not in the form
 */
export function labelOf([property = '', inner]: readonly string[]): string | undefined {
  const own = (policyLabels as Readonly<Record<string, string | undefined>>)[property];
  const label = inner === undefined ? undefined : nestedLabels[property]?.[inner];
  return [own, label].filter((words) => words !== undefined).join(' › ') || undefined;
}
