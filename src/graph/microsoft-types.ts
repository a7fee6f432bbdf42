/*
 * Proof, at compile time only, that our model is Microsoft's: the same properties and the same enum members as in
 * `@microsoft/microsoft-graph-types-beta`. A property that Microsoft adds or that we invent fails the build. Nothing
 * imports this file and `tsconfig.build.json` leaves it out, so the package does not need Microsoft's types.
 */
import type * as microsoft from '@microsoft/microsoft-graph-types-beta';
import type * as v from 'valibot';
import type { AlwaysOnConfiguration, SpecifiedCaptiveNetworkPlugins } from './model/always-on.js';
import type { CustomConfiguration } from './model/custom-configuration.js';
import type * as enums from './model/enums.js';
import type { Policy } from './model/ikev2.js';
import type { OnDemandRule } from './model/on-demand-rule.js';
import type { ProxyServer } from './model/proxy-server.js';
import type { ScepCertificateProfile } from './model/scep.js';
import type { SecurityAssociationParameters } from './model/security-association.js';
import type { Server } from './model/server.js';
import type { TrustedRootCertificate } from './model/trusted-root.js';

/** Properties that live answers of 2026 have and Microsoft's published types do not have yet. */
type NewerProperties = 'includeAllNetworks' | 'excludeLocalNetworks';

/** Fails to compile unless it is given the two empty differences. */
type Same<Differences extends { missing: never; invented: never }> = Differences;

/** What Microsoft has and we lack, and the other way round. */
interface Difference<Ours, Theirs> {
  missing: Exclude<Theirs, Ours>;
  invented: Exclude<Ours, Theirs>;
}

type Keys<Ours, Theirs> = Difference<keyof Ours, keyof Theirs>;
type Members<Ours extends v.GenericSchema, Theirs> = Difference<v.InferOutput<Ours>, Theirs>;
type Flags<Ours extends v.GenericSchema<unknown, unknown[]>, Theirs> = Difference<
  v.InferOutput<Ours>[number],
  Theirs
>;

export type ResourcesAgree = [
  Same<Difference<Exclude<keyof Policy, NewerProperties>, keyof microsoft.IosikEv2VpnConfiguration>>,
  Same<Keys<AlwaysOnConfiguration, microsoft.AppleVpnAlwaysOnConfiguration>>,
  Same<Keys<SpecifiedCaptiveNetworkPlugins, microsoft.SpecifiedCaptiveNetworkPlugins>>,
  Same<Keys<SecurityAssociationParameters, microsoft.IosVpnSecurityAssociationParameters>>,
  Same<Keys<Server, microsoft.VpnServer>>,
  Same<Keys<ProxyServer, microsoft.VpnProxyServer>>,
  Same<Keys<OnDemandRule, microsoft.VpnOnDemandRule>>,
  Same<Keys<ScepCertificateProfile, microsoft.IosScepCertificateProfile>>,
  Same<Keys<TrustedRootCertificate, microsoft.IosTrustedRootCertificate>>,
  Same<Keys<CustomConfiguration, microsoft.IosCustomConfiguration>>,
];

export type EnumsAgree = [
  Same<Members<typeof enums.appleSubjectNameFormat, microsoft.AppleSubjectNameFormat>>,
  Same<Members<typeof enums.appleVpnConnectionType, microsoft.AppleVpnConnectionType>>,
  Same<Members<typeof enums.certificateStore, microsoft.CertificateStore>>,
  Same<Members<typeof enums.certificateValidityPeriodScale, microsoft.CertificateValidityPeriodScale>>,
  Same<Members<typeof enums.keySize, microsoft.KeySize>>,
  Same<Flags<typeof enums.keyUsages, microsoft.KeyUsages>>,
  Same<Flags<typeof enums.subjectAlternativeNameType, microsoft.SubjectAlternativeNameType>>,
  Same<Members<typeof enums.vpnAuthenticationMethod, microsoft.VpnAuthenticationMethod>>,
  Same<Members<typeof enums.vpnClientAuthenticationType, microsoft.VpnClientAuthenticationType>>,
  Same<Members<typeof enums.vpnDeadPeerDetectionRate, microsoft.VpnDeadPeerDetectionRate>>,
  Same<Members<typeof enums.vpnEncryptionAlgorithmType, microsoft.VpnEncryptionAlgorithmType>>,
  Same<Members<typeof enums.vpnIntegrityAlgorithmType, microsoft.VpnIntegrityAlgorithmType>>,
  Same<Members<typeof enums.vpnLocalIdentifier, microsoft.VpnLocalIdentifier>>,
  Same<Members<typeof enums.vpnOnDemandRuleConnectionAction, microsoft.VpnOnDemandRuleConnectionAction>>,
  Same<
    Members<
      typeof enums.vpnOnDemandRuleConnectionDomainAction,
      microsoft.VpnOnDemandRuleConnectionDomainAction
    >
  >,
  Same<Members<typeof enums.vpnOnDemandRuleInterfaceTypeMatch, microsoft.VpnOnDemandRuleInterfaceTypeMatch>>,
  Same<Members<typeof enums.vpnProviderType, microsoft.VpnProviderType>>,
  Same<Members<typeof enums.vpnServerCertificateType, microsoft.VpnServerCertificateType>>,
  Same<Members<typeof enums.vpnServiceExceptionAction, microsoft.VpnServiceExceptionAction>>,
  Same<Members<typeof enums.vpnTunnelConfigurationType, microsoft.VpnTunnelConfigurationType>>,
];

/** The properties of a resource that we read as Microsoft types them: those that are read at all and not reshaped. */
type Read<Ours, Reshaped extends keyof Ours = never> = {
  [Key in keyof Ours as unknown extends Ours[Key] ? never : Exclude<Key, Reshaped>]: Ours[Key];
};

type Assignable<Ours extends Theirs, Theirs> = Ours;

export type ValuesAgree = [
  Assignable<Read<Policy, 'identityCertificate'>, microsoft.IosikEv2VpnConfiguration>,
  Assignable<
    Read<
      ScepCertificateProfile,
      'rootCertificate' | 'keyUsage' | 'subjectAlternativeNameType' | 'customSubjectAlternativeNames'
    >,
    microsoft.IosScepCertificateProfile
  >,
  Assignable<Read<TrustedRootCertificate>, microsoft.IosTrustedRootCertificate>,
  Assignable<Read<CustomConfiguration>, microsoft.IosCustomConfiguration>,
];
