import * as v from 'valibot';
import { alwaysOnConfiguration } from './always-on.js';
import { certificateReference } from './certificate-reference.js';
import { deviceConfigurationEntries } from './device-configuration.js';
import {
  appleVpnConnectionType,
  vpnAuthenticationMethod,
  vpnClientAuthenticationType,
  vpnDeadPeerDetectionRate,
  vpnLocalIdentifier,
  vpnProviderType,
  vpnServerCertificateType,
} from './enums.js';
import { vpnOnDemandRule } from './on-demand-rule.js';
import { vpnProxyServer } from './proxy-server.js';
import { flag, int32, text, unread } from './scalars.js';
import { securityAssociationParameters } from './security-association.js';
import { vpnServer } from './server.js';

const keyValue = v.object({ key: v.exactOptional(text), value: v.exactOptional(text) });
const keyValuePair = v.object({ name: v.exactOptional(text), value: v.exactOptional(text) });
const appListItem = v.object({
  appId: v.exactOptional(text),
  appStoreUrl: v.exactOptional(text),
  name: v.exactOptional(text),
  publisher: v.exactOptional(text),
});

/** appleVpnConfiguration */
const appleVpnEntries = {
  associatedDomains: v.exactOptional(v.array(text)),
  authenticationMethod: v.exactOptional(vpnAuthenticationMethod),
  connectionName: v.exactOptional(text),
  connectionType: v.exactOptional(appleVpnConnectionType),
  customData: v.exactOptional(v.array(keyValue)),
  customKeyValueData: v.exactOptional(v.array(keyValuePair)),
  disableOnDemandUserOverride: v.exactOptional(flag),
  disconnectOnIdle: v.exactOptional(flag),
  disconnectOnIdleTimerInSeconds: v.exactOptional(int32),
  enablePerApp: v.exactOptional(flag),
  enableSplitTunneling: v.exactOptional(flag),
  excludedDomains: v.exactOptional(v.array(text)),
  excludeLocalNetworks: v.exactOptional(flag),
  identifier: v.exactOptional(text),
  includeAllNetworks: v.exactOptional(flag),
  loginGroupOrDomain: v.exactOptional(text),
  onDemandRules: v.exactOptional(v.array(vpnOnDemandRule)),
  optInToDeviceIdSharing: v.exactOptional(flag),
  providerType: v.exactOptional(vpnProviderType),
  proxyServer: v.exactOptional(vpnProxyServer),
  realm: v.exactOptional(text),
  role: v.exactOptional(text),
  safariDomains: v.exactOptional(v.array(text)),
  server: v.exactOptional(vpnServer),
};

/** iosVpnConfiguration */
const iosVpnEntries = {
  cloudName: v.exactOptional(text),
  excludeList: v.exactOptional(v.array(text)),
  microsoftTunnelSiteId: v.exactOptional(text),
  strictEnforcement: v.exactOptional(flag),
  targetedMobileApps: v.exactOptional(v.array(appListItem)),
  userDomain: v.exactOptional(text),
  derivedCredentialSettings: v.exactOptional(unread),
  identityCertificate: v.exactOptional(certificateReference),
};

/** What only an iosikEv2VpnConfiguration has. */
export const ikev2Entries = {
  allowDefaultChildSecurityAssociationParameters: v.exactOptional(flag),
  allowDefaultSecurityAssociationParameters: v.exactOptional(flag),
  alwaysOnConfiguration: v.exactOptional(alwaysOnConfiguration),
  childSecurityAssociationParameters: v.exactOptional(securityAssociationParameters),
  clientAuthenticationType: v.exactOptional(vpnClientAuthenticationType),
  deadPeerDetectionRate: v.exactOptional(vpnDeadPeerDetectionRate),
  disableMobilityAndMultihoming: v.exactOptional(flag),
  disableRedirect: v.exactOptional(flag),
  enableAlwaysOnConfiguration: v.exactOptional(flag),
  enableCertificateRevocationCheck: v.exactOptional(flag),
  enableEAP: v.exactOptional(flag),
  enablePerfectForwardSecrecy: v.exactOptional(flag),
  enableUseInternalSubnetAttributes: v.exactOptional(flag),
  localIdentifier: v.exactOptional(vpnLocalIdentifier),
  mtuSizeInBytes: v.exactOptional(int32),
  remoteIdentifier: v.exactOptional(text),
  securityAssociationParameters: v.exactOptional(securityAssociationParameters),
  serverCertificateCommonName: v.exactOptional(text),
  serverCertificateIssuerCommonName: v.exactOptional(text),
  serverCertificateType: v.exactOptional(vpnServerCertificateType),
  sharedSecret: v.exactOptional(text),
  tlsMaximumVersion: v.exactOptional(text),
  tlsMinimumVersion: v.exactOptional(text),
};

/** iosikEv2VpnConfiguration with everything that it inherits. */
export const ikev2Policy = v.object({
  ...deviceConfigurationEntries,
  ...appleVpnEntries,
  ...iosVpnEntries,
  ...ikev2Entries,
});

/**
 * An iosikEv2VpnConfiguration as read. Every property is optional: what was null or unreadable is absent. Enum
 * values are spelled as Graph spells them.
 */
export type Policy = v.InferOutput<typeof ikev2Policy>;
