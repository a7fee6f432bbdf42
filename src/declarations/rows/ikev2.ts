import type { plainIkev2DeclarationKeys } from '../../apple/declarations/network-vpn-ikev2.js';
import type { ikev2Keys } from '../../apple/keys/ikev2.js';
import { composed, credential, identity, moved, noCounterpart, type Rows } from './row.js';

/**
 * The keys of IKEv2, of a tunnel or of a plain VPN. The paths are those of com.apple.configuration.network.vpn.ikev2;
 * the dictionary `IKEV2` of an Always On tunnel has the same, but no NetworkRouting.
 */
export const ikev2Rows: Rows<typeof ikev2Keys, typeof plainIkev2DeclarationKeys> = {
  RemoteAddress: moved('HostName'),
  LocalIdentifier: moved('LocalIdentifier'),
  RemoteIdentifier: moved('RemoteIdentifier'),

  AuthenticationMethod: moved('Authentication.Method'),
  SharedSecret: credential('Authentication.CredentialsAssetReference', 'shared-secret', 'Password'),
  Password: noCounterpart('It belongs to an authentication method that IKEv2 does not have.'),
  CertificateType: moved('Authentication.IdentityCertificateType'),
  PayloadCertificateUUID: identity('Authentication.IdentityAssetReference'),
  EnableCertificateRevocationCheck: moved('EnableCertificateRevocationCheck'),

  ExtendedAuthEnabled: moved('Authentication.ExtendedAuth.Enabled'),
  AuthName: credential('Authentication.ExtendedAuth.CredentialsAssetReference', 'eap', 'UserName'),
  AuthPassword: credential('Authentication.ExtendedAuth.CredentialsAssetReference', 'eap', 'Password'),
  ServerCertificateIssuerCommonName: moved('Authentication.ExtendedAuth.ServerCertificateIssuerCommonName'),
  ServerCertificateCommonName: moved('Authentication.ExtendedAuth.ServerCertificateCommonName'),
  TLSMinimumVersion: moved('Authentication.ExtendedAuth.TLSMinimumVersion'),
  TLSMaximumVersion: moved('Authentication.ExtendedAuth.TLSMaximumVersion'),

  DeadPeerDetectionRate: moved('Idle.DeadPeerDetectionRate'),
  DisableMOBIKE: moved('DisableMOBIKE'),
  DisableRedirect: moved('DisableRedirect'),
  EnablePFS: moved('EnablePFS'),
  UseConfigurationAttributeInternalIPSubnet: moved('UseConfigurationAttributeInternalIPSubnet'),
  NATKeepAliveOffloadEnable: moved('EnableNATKeepAliveOffload'),
  NATKeepAliveInterval: moved('NATKeepAliveInterval'),
  MTU: moved('MTU'),

  OnDemandEnabled: moved('OnDemand.Enabled'),
  OnDemandUserOverrideDisabled: moved('OnDemand.DisableUserOverride'),
  OnDemandRules: moved('OnDemand.Rules'),
  DisconnectOnIdle: moved('Idle.Disconnect'),
  DisconnectOnIdleTimer: moved('Idle.Timer'),
  EnableFallback: moved('EnableFallback'),

  IncludeAllNetworks: moved('NetworkRouting.IncludeAllNetworks'),
  EnforceRoutes: moved('NetworkRouting.EnforceRoutes'),
  ExcludeLocalNetworks: moved('NetworkRouting.ExcludeLocalNetworks'),
  ExcludeCellularServices: moved('NetworkRouting.ExcludeCellularServices'),
  ExcludeAPNs: moved('NetworkRouting.ExcludeAPNs'),
  ExcludeDeviceCommunication: moved('NetworkRouting.ExcludeDeviceCommunication'),

  ProviderType: moved('Provider.Type'),
  ProviderBundleIdentifier: composed('Provider.ComposedIdentifier', 'identifier'),
  ProviderDesignatedRequirement: composed('Provider.ComposedIdentifier', 'requirement'),

  PPK: moved('PostQuantumKeyExchange.PPK'),
  PPKIdentifier: moved('PostQuantumKeyExchange.PPKIdentifier'),
  PPKMandatory: moved('PostQuantumKeyExchange.PPKMandatory'),
  AllowPostQuantumKeyExchangeFallback: moved('PostQuantumKeyExchange.AllowFallback'),
  EnforceStrictAlgorithmSelection: moved('EnforceStrictAlgorithmSelection'),

  IKESecurityAssociationParameters: moved('IKESecurityAssociationParameters'),
  ChildSecurityAssociationParameters: moved('ChildSecurityAssociationParameters'),
};
