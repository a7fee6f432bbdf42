/**
 * The keys of a profile that no Graph property names, and where each comes from. Paths are as on the mapping page;
 * a payload's keys stand behind its PayloadType.
 */
export const otherKeys: Readonly<Record<string, string>> = {
  PayloadType: 'always `Configuration`',
  PayloadVersion: 'always 1',
  PayloadScope: 'always `System`: a VPN of the device, not of a user',
  PayloadOrganization: 'binding `profile.organization`',
  PayloadRemovalDisallowed: 'binding `profile.removalDisallowed`',
  ConsentText: 'binding `profile.consentText`',
  PayloadContent: 'the payloads below',
  'com.apple.security.root': 'binding `trustedRoots`, a self-signed certificate',
  'com.apple.security.pkcs1': 'binding `trustedRoots`, any other certificate',
  'com.apple.security.pkcs12': 'binding `identity.pkcs12`',
  'com.apple.security.scep': 'binding `identity.scep`; see iosScepCertificateProfile above',
  'com.apple.security.acme': 'binding `identity.acme`, key by key',
  'com.apple.vpn.managed PayloadType': 'always `com.apple.vpn.managed`',
  'com.apple.vpn.managed PayloadVersion': 'always 1',
  'com.apple.vpn.managed PayloadIdentifier': 'the identifier of the profile and `.vpn`',
  'com.apple.vpn.managed PayloadUUID': 'a UUID version 5 of the policy and the role `vpn`',
  'com.apple.vpn.managed PayloadDisplayName': '`connectionName`',
  'com.apple.vpn.managed VPNType':
    '`AlwaysOn`, or `IKEv2` when enableAlwaysOnConfiguration is not true or for a Mac',
  'com.apple.vpn.managed AlwaysOn': 'the rows above',
  'com.apple.vpn.managed IKEv2': 'the rows above',
  'com.apple.vpn.managed Proxies': '`proxyServer`',
  'AlwaysOn.TunnelConfigurations': 'one element; one an interface with the binding `apple.tunnels`',
  'AlwaysOn.ApplicationExceptions': 'binding `apple.applicationExceptions`',
  'AlwaysOn.TunnelConfigurations[].ProtocolType': 'always `IKEv2`',
  'AlwaysOn.TunnelConfigurations[].AuthName': 'binding `eap.username`',
  'AlwaysOn.TunnelConfigurations[].AuthPassword': 'binding `eap.password`',
  'AlwaysOn.TunnelConfigurations[].EnforceStrictAlgorithmSelection':
    'binding `apple.enforceStrictAlgorithmSelection`',
  'AlwaysOn.TunnelConfigurations[].PPK': 'binding `apple.ppk.key`',
  'AlwaysOn.TunnelConfigurations[].PPKIdentifier': 'binding `apple.ppk.identifier`',
  'AlwaysOn.TunnelConfigurations[].PPKMandatory': 'binding `apple.ppk.mandatory`, 1 when absent',
  'AlwaysOn.TunnelConfigurations[].AllowPostQuantumKeyExchangeFallback':
    'binding `apple.postQuantum.allowFallback`',
  'AlwaysOn.TunnelConfigurations[].IKESecurityAssociationParameters.PostQuantumKeyExchangeMethods':
    'binding `apple.postQuantum.methods`',
  'AlwaysOn.TunnelConfigurations[].ChildSecurityAssociationParameters.PostQuantumKeyExchangeMethods':
    'binding `apple.postQuantum.methods`',
  'IKEv2.ExcludeCellularServices': 'on a Mac: 1 when cellularExceptionAction allows, else 0',
  'IKEv2.ExcludeAPNs': 'on a Mac: always 0',
  'IKEv2.ExcludeDeviceCommunication':
    'on a Mac: 1 when the binding `apple.deviceCommunication` allows, else 0',
};
