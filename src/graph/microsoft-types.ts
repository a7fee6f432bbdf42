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

/** Does not compile with anything but `never`. */
type Nothing<T extends never> = T;

/** What is in only one of two unions of texts. */
type Unshared<A, B> = (Exclude<A, B> | Exclude<B, A>) & string;

// The templates make the compiler's error name the property or member instead of the types that were compared.
type Keys<Ours, Theirs> = `${Unshared<keyof Ours, keyof Theirs>}`;
type Members<Ours extends v.GenericSchema, Theirs> = `${Unshared<v.InferOutput<Ours>, Theirs>}`;
type Flags<
  Ours extends v.GenericSchema<unknown, unknown[]>,
  Theirs,
> = `${Unshared<v.InferOutput<Ours>[number], Theirs>}`;

type Item<List> = NonNullable<List> extends readonly (infer Element)[] ? Element : never;

export type ResourcesAgree = [
  Nothing<Keys<Omit<Policy, NewerProperties>, microsoft.IosikEv2VpnConfiguration>>,
  Nothing<Keys<AlwaysOnConfiguration, microsoft.AppleVpnAlwaysOnConfiguration>>,
  Nothing<Keys<SpecifiedCaptiveNetworkPlugins, microsoft.SpecifiedCaptiveNetworkPlugins>>,
  Nothing<Keys<SecurityAssociationParameters, microsoft.IosVpnSecurityAssociationParameters>>,
  Nothing<Keys<Server, microsoft.VpnServer>>,
  Nothing<Keys<ProxyServer, microsoft.VpnProxyServer>>,
  Nothing<Keys<OnDemandRule, microsoft.VpnOnDemandRule>>,
  Nothing<Keys<Item<Policy['customData']>, microsoft.KeyValue>>,
  Nothing<Keys<Item<Policy['customKeyValueData']>, microsoft.KeyValuePair>>,
  Nothing<Keys<Item<Policy['targetedMobileApps']>, microsoft.AppListItem>>,
  Nothing<Keys<ScepCertificateProfile, microsoft.IosScepCertificateProfile>>,
  Nothing<
    Keys<
      Item<ScepCertificateProfile['customSubjectAlternativeNames']>,
      microsoft.CustomSubjectAlternativeName
    >
  >,
  Nothing<Keys<Item<ScepCertificateProfile['extendedKeyUsages']>, microsoft.ExtendedKeyUsage>>,
  Nothing<Keys<TrustedRootCertificate, microsoft.IosTrustedRootCertificate>>,
  Nothing<Keys<CustomConfiguration, microsoft.IosCustomConfiguration>>,
];

export type EnumsAgree = [
  Nothing<Members<typeof enums.appleSubjectNameFormat, microsoft.AppleSubjectNameFormat>>,
  Nothing<Members<typeof enums.appleVpnConnectionType, microsoft.AppleVpnConnectionType>>,
  Nothing<Members<typeof enums.certificateStore, microsoft.CertificateStore>>,
  Nothing<Members<typeof enums.certificateValidityPeriodScale, microsoft.CertificateValidityPeriodScale>>,
  Nothing<Members<typeof enums.keySize, microsoft.KeySize>>,
  Nothing<Flags<typeof enums.keyUsages, microsoft.KeyUsages>>,
  Nothing<Flags<typeof enums.subjectAlternativeNameType, microsoft.SubjectAlternativeNameType>>,
  Nothing<Members<typeof enums.vpnAuthenticationMethod, microsoft.VpnAuthenticationMethod>>,
  Nothing<Members<typeof enums.vpnClientAuthenticationType, microsoft.VpnClientAuthenticationType>>,
  Nothing<Members<typeof enums.vpnDeadPeerDetectionRate, microsoft.VpnDeadPeerDetectionRate>>,
  Nothing<Members<typeof enums.vpnEncryptionAlgorithmType, microsoft.VpnEncryptionAlgorithmType>>,
  Nothing<Members<typeof enums.vpnIntegrityAlgorithmType, microsoft.VpnIntegrityAlgorithmType>>,
  Nothing<Members<typeof enums.vpnLocalIdentifier, microsoft.VpnLocalIdentifier>>,
  Nothing<Members<typeof enums.vpnOnDemandRuleConnectionAction, microsoft.VpnOnDemandRuleConnectionAction>>,
  Nothing<
    Members<
      typeof enums.vpnOnDemandRuleConnectionDomainAction,
      microsoft.VpnOnDemandRuleConnectionDomainAction
    >
  >,
  Nothing<
    Members<typeof enums.vpnOnDemandRuleInterfaceTypeMatch, microsoft.VpnOnDemandRuleInterfaceTypeMatch>
  >,
  Nothing<Members<typeof enums.vpnProviderType, microsoft.VpnProviderType>>,
  Nothing<Members<typeof enums.vpnServerCertificateType, microsoft.VpnServerCertificateType>>,
  Nothing<Members<typeof enums.vpnServiceExceptionAction, microsoft.VpnServiceExceptionAction>>,
  Nothing<Members<typeof enums.vpnTunnelConfigurationType, microsoft.VpnTunnelConfigurationType>>,
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
