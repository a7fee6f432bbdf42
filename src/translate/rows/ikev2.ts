import { appleSources } from '../../apple/sources.js';
import type { Policy } from '../../graph/model/ikev2.js';
import { alwaysOnRows } from './always-on.js';
import { flag, integer, lookup, text } from './converters.js';
import { deviceConfigurationRows } from './device-configuration.js';
import { proxyServerRows } from './proxy-server.js';
import {
  both,
  combined,
  dropped,
  mapped,
  nested,
  notConfiguration,
  type Outcome,
  type Row,
  type Rows,
} from './row.js';
import { securityAssociationRows } from './security-association.js';
import { serverRows } from './server.js';

type DeadPeerDetectionRate = NonNullable<Policy['deadPeerDetectionRate']>;
type CertificateType = NonNullable<Policy['serverCertificateType']>;
type ProviderType = NonNullable<Policy['providerType']>;

const deadPeerDetectionRate = lookup<DeadPeerDetectionRate>({
  none: 'None',
  low: 'Low',
  medium: 'Medium',
  high: 'High',
});

const certificateType = lookup<CertificateType>({
  rsa: 'RSA',
  ecdsa256: 'ECDSA256',
  ecdsa384: 'ECDSA384',
  ecdsa521: 'ECDSA521',
});

const providerType = lookup<ProviderType>({
  notConfigured: undefined,
  appProxy: 'app-proxy',
  packetTunnel: 'packet-tunnel',
});

/** For a property of plain IKEv2 whose Apple key an Always On tunnel does not read. */
function notReadInAlwaysOn<Value>(
  keys: string,
  ikev2: Outcome<Value>,
  harmless: readonly (string | number)[] = [],
): Row<Value> {
  const why = `An Always On VPN does not read ${keys}. The device drops it without a word.`;
  return { alwaysOn: dropped(why, appleSources.observed, 'observed', harmless), ikev2 };
}

/** For a property that belongs to another kind of VPN than IKEv2. */
function otherKindOfVpn<Value>(what: string, harmless: readonly string[] = []): Row<Value> {
  return both(dropped(`${what}. Apple's IKEv2 has no key for it.`, appleSources.vpn, 'documented', harmless));
}

/** The rows of `iosikEv2VpnConfiguration` with everything that it inherits, in the order of the mapping page. */
export const ikev2Rows: Rows<Policy> = {
  id: both(combined('identifiers', 'PayloadUUID', 'PayloadIdentifier')),
  displayName: both(mapped('profile', 'PayloadDisplayName', text)),
  description: both(mapped('profile', 'PayloadDescription', text)),
  connectionName: both(mapped('payload', 'UserDefinedName', text)),
  connectionType: both(
    notConfiguration('says that the VPN is IKEv2, which VPNType and ProtocolType say at Apple'),
  ),
  server: both(nested(serverRows)),
  remoteIdentifier: both(mapped('tunnel', 'RemoteIdentifier', text)),
  localIdentifier: both(combined('local-identifier', 'LocalIdentifier')),
  authenticationMethod: both(
    combined('authentication', 'AuthenticationMethod', 'ExtendedAuthEnabled', 'PayloadCertificateUUID'),
  ),
  clientAuthenticationType: both(combined('authentication', 'ExtendedAuthEnabled')),
  enableEAP: both(combined('authentication', 'ExtendedAuthEnabled')),
  sharedSecret: both(combined('authentication', 'SharedSecret')),
  identityCertificate: both(combined('identity', 'PayloadCertificateUUID')),
  derivedCredentialSettings: both(combined('identity', 'PayloadCertificateUUID')),
  serverCertificateType: both(mapped('tunnel', 'CertificateType', certificateType)),
  serverCertificateIssuerCommonName: both(mapped('tunnel', 'ServerCertificateIssuerCommonName', text)),
  serverCertificateCommonName: both(mapped('tunnel', 'ServerCertificateCommonName', text)),
  tlsMinimumVersion: both(mapped('tunnel', 'TLSMinimumVersion', text)),
  tlsMaximumVersion: both(mapped('tunnel', 'TLSMaximumVersion', text)),
  deadPeerDetectionRate: both(mapped('tunnel', 'DeadPeerDetectionRate', deadPeerDetectionRate)),
  disableMobilityAndMultihoming: both(mapped('tunnel', 'DisableMOBIKE', flag)),
  disableRedirect: both(mapped('tunnel', 'DisableRedirect', flag)),
  enablePerfectForwardSecrecy: both(mapped('tunnel', 'EnablePFS', flag)),
  enableCertificateRevocationCheck: both(mapped('tunnel', 'EnableCertificateRevocationCheck', flag)),
  enableUseInternalSubnetAttributes: both(
    mapped('tunnel', 'UseConfigurationAttributeInternalIPSubnet', flag),
  ),
  mtuSizeInBytes: both(mapped('tunnel', 'MTU', integer)),
  securityAssociationParameters: both(nested(securityAssociationRows('IKESecurityAssociationParameters'))),
  allowDefaultSecurityAssociationParameters: both(
    combined('security-associations', 'IKESecurityAssociationParameters'),
  ),
  childSecurityAssociationParameters: both(
    nested(securityAssociationRows('ChildSecurityAssociationParameters')),
  ),
  allowDefaultChildSecurityAssociationParameters: both(
    combined('security-associations', 'ChildSecurityAssociationParameters'),
  ),
  enableAlwaysOnConfiguration: both(combined('translate', 'VPNType')),
  alwaysOnConfiguration: {
    alwaysOn: nested(alwaysOnRows),
    ikev2: combined('translate', 'VPNType'),
  },

  onDemandRules: notReadInAlwaysOn(
    'OnDemandRules',
    combined('on-demand', 'OnDemandEnabled', 'OnDemandRules'),
  ),
  disableOnDemandUserOverride: notReadInAlwaysOn(
    'OnDemandUserOverrideDisabled',
    mapped('tunnel', 'OnDemandUserOverrideDisabled', flag),
  ),
  disconnectOnIdle: notReadInAlwaysOn('DisconnectOnIdle', mapped('tunnel', 'DisconnectOnIdle', flag)),
  disconnectOnIdleTimerInSeconds: notReadInAlwaysOn(
    'DisconnectOnIdleTimer',
    mapped('tunnel', 'DisconnectOnIdleTimer', integer),
    [0],
  ),
  proxyServer: notReadInAlwaysOn('Proxies', nested(proxyServerRows)),
  includeAllNetworks: notReadInAlwaysOn('IncludeAllNetworks', mapped('tunnel', 'IncludeAllNetworks', flag)),
  excludeLocalNetworks: notReadInAlwaysOn(
    'ExcludeLocalNetworks',
    mapped('tunnel', 'ExcludeLocalNetworks', flag),
  ),
  providerType: notReadInAlwaysOn('ProviderType', mapped('tunnel', 'ProviderType', providerType), [
    'notConfigured',
  ]),

  enablePerApp: otherKindOfVpn('Per-app VPN is a payload of its own and Intune does not offer it for IKEv2'),
  safariDomains: otherKindOfVpn('Safari domains belong to per-app VPN'),
  associatedDomains: otherKindOfVpn('Associated domains belong to per-app VPN'),
  excludedDomains: otherKindOfVpn('Excluded domains belong to per-app VPN'),
  targetedMobileApps: otherKindOfVpn('Targeted apps belong to per-app VPN'),
  enableSplitTunneling: otherKindOfVpn(
    "Microsoft's texts contradict each other on what split tunneling means, and the gateway's traffic selectors decide it",
  ),
  optInToDeviceIdSharing: otherKindOfVpn(
    'Device id sharing is for the network access control of other VPN clients',
  ),
  identifier: otherKindOfVpn('This is the bundle identifier of a custom VPN client'),
  customData: otherKindOfVpn('This is vendor data of other VPN clients'),
  customKeyValueData: otherKindOfVpn('This is vendor data of other VPN clients'),
  loginGroupOrDomain: otherKindOfVpn('This is a setting of SonicWall Mobile Connect'),
  realm: otherKindOfVpn('This is a setting of Pulse Secure'),
  role: otherKindOfVpn('This is a setting of Pulse Secure'),
  cloudName: otherKindOfVpn('This is a setting of Zscaler'),
  excludeList: otherKindOfVpn('This is a setting of Zscaler'),
  strictEnforcement: otherKindOfVpn('This is a setting of Zscaler'),
  userDomain: otherKindOfVpn('This is a setting of Zscaler'),
  microsoftTunnelSiteId: otherKindOfVpn('This is a setting of Microsoft Tunnel'),

  ...deviceConfigurationRows,
};
