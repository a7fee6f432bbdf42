import { graphEnum, graphFlags } from './graph-enum.js';

/*
 * The enums of the Graph schema, each with its members in the order of their numbers: the first is what the
 * service stores when nothing was chosen, which is not always what the portal preselects.
 */

export const appleSubjectNameFormat = graphEnum([
  'commonName',
  'commonNameAsEmail',
  'custom',
  'commonNameIncludingEmail',
  'commonNameAsIMEI',
  'commonNameAsSerialNumber',
]);

export const appleVpnConnectionType = graphEnum([
  'ciscoAnyConnect',
  'pulseSecure',
  'f5EdgeClient',
  'dellSonicWallMobileConnect',
  'checkPointCapsuleVpn',
  'customVpn',
  'ciscoIPSec',
  'citrix',
  'ciscoAnyConnectV2',
  'paloAltoGlobalProtect',
  'zscalerPrivateAccess',
  'f5Access2018',
  'citrixSso',
  'paloAltoGlobalProtectV2',
  'ikEv2',
  'alwaysOn',
  'microsoftTunnel',
  'netMotionMobility',
  'microsoftProtect',
]);

export const certificateStore = graphEnum(['user', 'machine']);

export const certificateValidityPeriodScale = graphEnum(['days', 'months', 'years']);

export const keySize = graphEnum(['size1024', 'size2048', 'size4096']);

export const keyUsages = graphFlags(['keyEncipherment', 'digitalSignature']);

export const subjectAlternativeNameType = graphFlags([
  'none',
  'emailAddress',
  'userPrincipalName',
  'customAzureADAttribute',
  'domainNameService',
  'universalResourceIdentifier',
]);

export const vpnAuthenticationMethod = graphEnum([
  'certificate',
  'usernameAndPassword',
  'sharedSecret',
  'derivedCredential',
  'azureAD',
]);

export const vpnClientAuthenticationType = graphEnum(['userAuthentication', 'deviceAuthentication']);

export const vpnDeadPeerDetectionRate = graphEnum(['medium', 'none', 'low', 'high']);

export const vpnEncryptionAlgorithmType = graphEnum([
  'aes256',
  'des',
  'tripleDes',
  'aes128',
  'aes128Gcm',
  'aes256Gcm',
  'aes192',
  'aes192Gcm',
  'chaCha20Poly1305',
]);

/** The aliases are how Microsoft's documentation comes out where Markdown ate the underscores. */
export const vpnIntegrityAlgorithmType = graphEnum(
  ['sha2_256', 'sha1_96', 'sha1_160', 'sha2_384', 'sha2_512', 'md5'],
  { sha2256: 'sha2_256', sha196: 'sha1_96', sha1160: 'sha1_160', sha2384: 'sha2_384', sha2512: 'sha2_512' },
);

export const vpnLocalIdentifier = graphEnum(['deviceFQDN', 'empty', 'clientCertificateSubjectName']);

export const vpnOnDemandRuleConnectionAction = graphEnum([
  'connect',
  'evaluateConnection',
  'ignore',
  'disconnect',
]);

export const vpnOnDemandRuleConnectionDomainAction = graphEnum(['connectIfNeeded', 'neverConnect']);

export const vpnOnDemandRuleInterfaceTypeMatch = graphEnum(['notConfigured', 'ethernet', 'wiFi', 'cellular']);

export const vpnProviderType = graphEnum(['notConfigured', 'appProxy', 'packetTunnel']);

export const vpnServerCertificateType = graphEnum(['rsa', 'ecdsa256', 'ecdsa384', 'ecdsa521']);

export const vpnServiceExceptionAction = graphEnum([
  'forceTrafficViaVPN',
  'allowTrafficOutside',
  'dropTraffic',
]);

export const vpnTunnelConfigurationType = graphEnum(['wifiAndCellular', 'cellular', 'wifi']);
