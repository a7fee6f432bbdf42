import { plistSources } from '../plist/sources.js';

/** Where Apple, or someone who looked, says so. One text a source, so that a finding's source can be searched for. */
export const appleSources = {
  vpn: "Apple's schema of com.apple.vpn.managed, https://github.com/apple/device-management/blob/release/mdm/profiles/com.apple.vpn.managed.yaml",
  appLayerVpn:
    "Apple's schema of com.apple.vpn.managed.applayer, https://github.com/apple/device-management/blob/release/mdm/profiles/com.apple.vpn.managed.applayer.yaml",
  common:
    "Apple's schema of the keys common to all payloads, https://github.com/apple/device-management/blob/release/mdm/profiles/CommonPayloadKeys.yaml",
  topLevel:
    "Apple's schema of the profile itself, https://github.com/apple/device-management/blob/release/mdm/profiles/TopLevel.yaml",
  pkcs12:
    "Apple's schema of com.apple.security.pkcs12, https://github.com/apple/device-management/blob/release/mdm/profiles/com.apple.security.pkcs12.yaml",
  scep: "Apple's schema of com.apple.security.scep, https://github.com/apple/device-management/blob/release/mdm/profiles/com.apple.security.scep.yaml",
  acme: "Apple's schema of com.apple.security.acme, https://github.com/apple/device-management/blob/release/mdm/profiles/com.apple.security.acme.yaml",
  root: "Apple's schema of com.apple.security.root, https://github.com/apple/device-management/blob/release/mdm/profiles/com.apple.security.root.yaml",
  pem: "Apple's schema of com.apple.security.pem, https://github.com/apple/device-management/blob/release/mdm/profiles/com.apple.security.pem.yaml",
  pkcs1:
    "Apple's schema of com.apple.security.pkcs1, https://github.com/apple/device-management/blob/release/mdm/profiles/com.apple.security.pkcs1.yaml",
  payloadTypes:
    "Apple's schemas of all payloads, https://github.com/apple/device-management/tree/release/mdm/profiles",
  installProfile:
    "Apple's schema of the command InstallProfile, https://github.com/apple/device-management/blob/release/mdm/commands/profile.install.yaml",
  declarationBase:
    "Apple's schema of the keys common to all declarations, https://github.com/apple/device-management/blob/release/declarative/declarations/declarationbase.yaml",
  activation:
    "Apple's schema of com.apple.activation.simple, https://github.com/apple/device-management/blob/release/declarative/declarations/activations/simple.yaml",
  certificateDeclaration:
    "Apple's schema of com.apple.configuration.security.certificate, https://github.com/apple/device-management/blob/release/declarative/declarations/configurations/security.certificate.yaml",
  identityDeclaration:
    "Apple's schema of com.apple.configuration.security.identity, https://github.com/apple/device-management/blob/release/declarative/declarations/configurations/security.identity.yaml",
  legacyDeclaration:
    "Apple's schema of com.apple.configuration.legacy, https://github.com/apple/device-management/blob/release/declarative/declarations/configurations/legacy.yaml",
  assets:
    "Apple's schemas of assets, https://github.com/apple/device-management/tree/release/declarative/declarations/assets",
  credentials:
    "Apple's schemas of the documents that credential assets point at, https://github.com/apple/device-management/tree/release/declarative/declarations/assets/credentials",
  alwaysOnDeclaration:
    "Apple's schema of com.apple.configuration.network.vpn.always-on, https://github.com/apple/device-management/blob/release/declarative/declarations/configurations/network.vpn.always-on.yaml",
  ikev2Declaration:
    "Apple's schema of com.apple.configuration.network.vpn.ikev2, https://github.com/apple/device-management/blob/release/declarative/declarations/configurations/network.vpn.ikev2.yaml",
  profileReference:
    "Apple's Configuration Profile Reference (2019), https://developer.apple.com/business/documentation/Configuration-Profile-Reference.pdf",
  deploymentReference: "Apple's iOS Deployment Reference, chapter Always-on VPN",
  alwaysOnGuide: "Apple's Mobile Device Management guide on support.apple.com, Always On VPN (mdm91aef6bb5)",
  pptp: 'Apple Support, Prepare for removal of PPTP VPN before you upgrade to iOS 10 and macOS Sierra',
  onDemandRules:
    "Apple's NetworkExtension documentation of on-demand rules, https://developer.apple.com/documentation/networkextension/neondemandrule",
  networkExtension:
    "Apple's NetworkExtension documentation, https://developer.apple.com/documentation/networkextension/neikev2securityassociationparameters",
  deviceVariables:
    'Apple Platform Deployment, variables in payloads, https://support.apple.com/guide/deployment/dep04666af94',
  strongSwan:
    'The strongSwan project on Apple clients, https://docs.strongswan.org/docs/latest/interop/ios.html',
  strongSwanPublicKey:
    'The maintainers of strongSwan on this message, https://github.com/strongswan/strongswan/issues/1712',
  profilesInUse: 'Profiles that are in daily use, such as those of https://github.com/trailofbits/algo',
  scopeReports:
    'Reports of users, https://github.com/paulmillr/encrypted-dns/issues/190 and https://github.com/mullvad/encrypted-dns-profiles/issues/18',
  ...plistSources,
  cms: 'Cryptographic Message Syntax, RFC 5652, https://www.rfc-editor.org/rfc/rfc5652',
  x509: 'Internet X.509 Public Key Infrastructure, RFC 5280, https://www.rfc-editor.org/rfc/rfc5280',
  trustedCertificates:
    'Apple Support, requirements for trusted certificates in iOS 13 and macOS 10.15, https://support.apple.com/103769',
  pkcs12Reports:
    'Reports of users, https://github.com/trailofbits/algo/pull/14718 and https://github.com/7ritn/VaulTLS/issues/176',
  observed:
    "Seen by third parties in Apple's iOS 26 implementation, not documented by Apple and not tried on a device",
} as const;
