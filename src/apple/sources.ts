/** Where Apple, or someone who looked, says so. One text a source, so that a finding's source can be searched for. */
export const appleSources = {
  vpn: "Apple's schema of com.apple.vpn.managed, https://github.com/apple/device-management/blob/release/mdm/profiles/com.apple.vpn.managed.yaml",
  common:
    "Apple's schema of the keys common to all payloads, https://github.com/apple/device-management/blob/release/mdm/profiles/CommonPayloadKeys.yaml",
  topLevel:
    "Apple's schema of the profile itself, https://github.com/apple/device-management/blob/release/mdm/profiles/TopLevel.yaml",
  pkcs12:
    "Apple's schema of com.apple.security.pkcs12, https://github.com/apple/device-management/blob/release/mdm/profiles/com.apple.security.pkcs12.yaml",
  scep: "Apple's schema of com.apple.security.scep, https://github.com/apple/device-management/blob/release/mdm/profiles/com.apple.security.scep.yaml",
  acme: "Apple's schema of com.apple.security.acme, https://github.com/apple/device-management/blob/release/mdm/profiles/com.apple.security.acme.yaml",
  root: "Apple's schema of com.apple.security.root, https://github.com/apple/device-management/blob/release/mdm/profiles/com.apple.security.root.yaml",
  alwaysOnDeclaration:
    "Apple's schema of com.apple.configuration.network.vpn.always-on, https://github.com/apple/device-management/blob/release/declarative/declarations/configurations/network.vpn.always-on.yaml",
  profileReference:
    "Apple's Configuration Profile Reference (2019), https://developer.apple.com/business/documentation/Configuration-Profile-Reference.pdf",
  deploymentReference: "Apple's iOS Deployment Reference, chapter Always-on VPN",
  networkExtension:
    "Apple's NetworkExtension documentation, https://developer.apple.com/documentation/networkextension/neikev2securityassociationparameters",
  deviceVariables:
    'Apple Platform Deployment, variables in payloads, https://support.apple.com/guide/deployment/dep04666af94',
  observed:
    "seen in Apple's iOS 26 implementation by third parties, not documented by Apple and not tried on a device",
} as const;
