import type { KeyTable } from '../key.js';
import { appleSources } from '../sources.js';
import { onDemandRuleKeys } from './on-demand-rules.js';
import { childSecurityAssociationKeys, ikeSecurityAssociationKeys } from './security-association.js';

const vpn = { source: appleSources.vpn, confidence: 'documented' } as const;

const text = { ...vpn, type: 'string', presence: 'optional' } as const;
const flag = { ...vpn, type: 'integer', presence: 'optional', values: [0, 1] } as const;

/**
 * The first versions with IKEv2 at all. Apple's schema gives these keys no minimum of their own, so that
 * iOS 4.0 and macOS 10.7 of the payload would hold; NetworkExtension says when IKEv2 came.
 */
const ikev2 = {
  since: { iOS: '8.0', macOS: '10.11' },
  sinceSource: { iOS: appleSources.networkExtension, macOS: appleSources.networkExtension },
} as const;

/** The schema gives the version of iOS alone. */
const ios9 = {
  since: { iOS: '9.0', macOS: '10.11' },
  sinceSource: { macOS: appleSources.networkExtension },
} as const;

const since18 = {
  since: { iOS: '18.0', macOS: '15.0', tvOS: '18.0', visionOS: '2.0', watchOS: '11.0' },
} as const;

/** The schema took up TLS 1.3 with the 27 generation, without naming a version; iOS 26 was seen not to know it. */
const tls13 = { iOS: '27.0', macOS: '27.0', tvOS: '27.0', visionOS: '27.0', watchOS: '27.0' } as const;

const tlsVersion = {
  ...text,
  values: ['1.0', '1.1', '1.2', '1.3'],
  observedValues: ['1.0', '1.1', '1.2'],
  added: { '1.3': tls13 },
  since: { iOS: '11.0', macOS: '10.13' },
  alwaysOn: 'read',
  note: 'For EAP-TLS. A text, not a number. 1.3 is in the schema of the 27 generation; iOS 26 was seen to ignore it.',
} as const;

/**
 * The keys of IKEv2: of the dictionary `IKEv2` of a VPN payload and, side by side with `ProtocolType`, of an
 * Always On tunnel. `default` is Apple's schema, `observedDefault` and `alwaysOn` what Always On was seen to do.
 */
export const ikev2Keys = {
  RemoteAddress: { ...vpn, ...ikev2, type: 'string', presence: 'required', alwaysOn: 'read' },
  LocalIdentifier: {
    ...vpn,
    ...ikev2,
    type: 'string',
    presence: 'required',
    alwaysOn: 'read',
    note: 'Not checked at installation; without it, or with an empty one, the device sends its IP address.',
  },
  RemoteIdentifier: {
    ...vpn,
    ...ikev2,
    type: 'string',
    presence: 'required',
    alwaysOn: 'read',
    note: "Not checked at installation. The server's certificate is checked against it unless ServerCertificateCommonName is set.",
  },

  AuthenticationMethod: {
    ...vpn,
    ...ikev2,
    type: 'string',
    presence: 'required',
    values: ['None', 'SharedSecret', 'Certificate'],
    observedDefault: 'None',
    alwaysOn: 'read',
    note: 'None is for EAP only. Without EAP the schema promises SharedSecret instead; Always On was seen to refuse it.',
  },
  SharedSecret: { ...text, ...ikev2, alsoTypes: ['data'], secret: true, alwaysOn: 'read' },
  Password: {
    ...text,
    ...ikev2,
    secret: true,
    alwaysOn: 'not read',
    note: 'Of an authentication method that IKEv2 does not have.',
  },
  CertificateType: {
    ...text,
    values: ['RSA', 'ECDSA256', 'ECDSA384', 'ECDSA521', 'RSA-PSS'],
    observedValues: ['RSA', 'ECDSA256', 'ECDSA384', 'ECDSA521', 'Ed25519', 'Ed448', 'RSA-PSS'],
    default: 'RSA',
    observedDefault: 'RSA',
    since: { iOS: '8.3', macOS: '10.11' },
    sinceSource: { iOS: appleSources.networkExtension, macOS: appleSources.networkExtension },
    alwaysOn: 'read',
    note: 'Needs ServerCertificateIssuerCommonName. ECDSA521 is five-two-one. Apple lists Ed25519 among its errata: never supported.',
  },
  PayloadCertificateUUID: {
    ...text,
    ...ikev2,
    alwaysOn: 'read',
    note: 'The PayloadUUID of an identity payload (pkcs12, scep, acme) of the same profile, letter by letter.',
  },
  ServerCertificateIssuerCommonName: { ...text, ...ikev2, alwaysOn: 'read' },
  ServerCertificateCommonName: {
    ...text,
    ...ikev2,
    alwaysOn: 'read',
    note: "Without it the server's certificate is checked against RemoteIdentifier.",
  },
  EnableCertificateRevocationCheck: { ...flag, ...ios9, default: 0, alwaysOn: 'read' },

  ExtendedAuthEnabled: { ...flag, ...ikev2, default: 0, observedDefault: 0, alwaysOn: 'read' },
  AuthName: { ...text, ...ikev2, alwaysOn: 'read' },
  AuthPassword: { ...text, ...ikev2, alsoTypes: ['data'], secret: true, alwaysOn: 'read' },
  TLSMinimumVersion: { ...tlsVersion, default: '1.0' },
  TLSMaximumVersion: { ...tlsVersion, default: '1.2' },

  DeadPeerDetectionRate: {
    ...text,
    values: ['None', 'Low', 'Medium', 'High'],
    default: 'Medium',
    observedDefault: 'Medium',
    since: { iOS: '8.0', macOS: '10.11', watchOS: 'n/a' },
    sinceSource: { iOS: appleSources.networkExtension, macOS: appleSources.networkExtension },
    alwaysOn: 'read',
    note: 'Low every 30 minutes, Medium every 10, High every minute.',
  },
  DisableMOBIKE: { ...flag, ...ios9, default: 0, observedDefault: 0, alwaysOn: 'read' },
  DisableRedirect: { ...flag, ...ios9, default: 0, observedDefault: 0, alwaysOn: 'read' },
  EnablePFS: { ...flag, ...ios9, default: 0, observedDefault: 0, alwaysOn: 'read' },
  UseConfigurationAttributeInternalIPSubnet: { ...flag, ...ios9, default: 0, alwaysOn: 'read' },
  NATKeepAliveOffloadEnable: {
    ...flag,
    ...ios9,
    default: 1,
    observedDefault: 1,
    alwaysOn: 'read',
    note: 'For Always On alone.',
  },
  NATKeepAliveInterval: {
    ...vpn,
    ...ios9,
    type: 'integer',
    presence: 'optional',
    range: { min: 20 },
    default: 20,
    observedDefault: 20,
    observedDefaultOnCellular: 110,
    alwaysOn: 'read',
    note: 'In seconds, at least 20. For Always On alone, and only while NATKeepAliveOffloadEnable is 1.',
  },
  MTU: {
    ...vpn,
    type: 'integer',
    presence: 'optional',
    range: { min: 1280, max: 1400 },
    observedRange: { min: 1000, max: 1500 },
    default: 1280,
    observedDefault: null,
    since: { iOS: '14.0', macOS: '11.0' },
    alwaysOn: 'read',
    note: 'In bytes.',
  },

  OnDemandEnabled: { ...flag, ...ikev2, default: 0, alwaysOn: 'not read' },
  OnDemandUserOverrideDisabled: {
    ...flag,
    default: 0,
    since: { iOS: '14.0', macOS: 'n/a' },
    alwaysOn: 'not read',
  },
  OnDemandRules: {
    ...vpn,
    ...ikev2,
    type: 'array',
    presence: 'optional',
    items: { ...vpn, type: 'dictionary', presence: 'optional', keys: onDemandRuleKeys },
    alwaysOn: 'not read',
  },
  DisconnectOnIdle: { ...flag, ...ikev2, default: 0, alwaysOn: 'not read' },
  DisconnectOnIdleTimer: {
    ...vpn,
    ...ikev2,
    type: 'integer',
    presence: 'optional',
    rangeOn: { watchOS: { max: 15 } },
    alwaysOn: 'forced 0',
    note: 'In seconds; at most 15 on watchOS.',
  },
  EnableFallback: {
    ...flag,
    default: 0,
    since: { iOS: '13.0', macOS: 'n/a', watchOS: 'n/a' },
    alwaysOn: 'not read',
  },

  IncludeAllNetworks: {
    ...flag,
    default: 0,
    since: { iOS: '14.0', macOS: '10.15', tvOS: 'n/a', watchOS: 'n/a' },
    alwaysOn: 'forced 0',
  },
  EnforceRoutes: {
    ...flag,
    default: 0,
    since: { iOS: '14.2', macOS: '11.0', watchOS: 'n/a' },
    alwaysOn: 'forced 0',
  },
  ExcludeLocalNetworks: {
    ...flag,
    defaultOn: { iOS: 1, macOS: 0 },
    since: { iOS: '14.2', macOS: '10.15', tvOS: 'n/a', watchOS: 'n/a' },
    alwaysOn: 'forced 0',
  },
  ExcludeCellularServices: {
    ...flag,
    default: 1,
    since: { iOS: '16.4', macOS: '13.3', tvOS: 'n/a', watchOS: 'n/a' },
    alwaysOn: 'forced 0',
  },
  ExcludeAPNs: {
    ...flag,
    default: 1,
    since: { iOS: '16.4', macOS: '13.3', tvOS: 'n/a', watchOS: 'n/a' },
    alwaysOn: 'forced 0',
  },
  ExcludeDeviceCommunication: {
    ...flag,
    default: 1,
    since: { iOS: '17.4', macOS: '14.4', tvOS: 'n/a', visionOS: '1.1', watchOS: 'n/a' },
    alwaysOn: 'forced 0',
  },

  ProviderType: {
    ...text,
    ...ikev2,
    values: ['packet-tunnel', 'app-proxy'],
    default: 'packet-tunnel',
    alwaysOn: 'not read',
  },
  ProviderBundleIdentifier: { ...text, ...ikev2, alwaysOn: 'not read' },
  ProviderDesignatedRequirement: {
    ...text,
    since: { iOS: 'n/a', macOS: '10.15', visionOS: 'n/a' },
    alwaysOn: 'not read',
  },

  PPK: {
    ...vpn,
    ...since18,
    type: 'data',
    presence: 'optional',
    secret: true,
    alwaysOn: 'read',
    note: 'Together with PPKIdentifier. With one of them missing, or PPK a text, Always On was seen to go without.',
  },
  PPKIdentifier: { ...text, ...since18, alwaysOn: 'read', note: 'Together with PPK; not empty.' },
  PPKMandatory: {
    ...flag,
    ...since18,
    default: 1,
    observedDefault: 0,
    alwaysOn: 'read',
    note: 'The schema promises 1 where the key is absent; Always On was seen to behave as with 0.',
  },
  AllowPostQuantumKeyExchangeFallback: {
    ...flag,
    default: 0,
    observedDefault: 0,
    since: { iOS: '26.0', macOS: '26.0', tvOS: '26.0', visionOS: '26.0', watchOS: '26.0' },
    alwaysOn: 'read',
  },
  EnforceStrictAlgorithmSelection: {
    ...flag,
    default: 0,
    observedDefault: 0,
    since: { iOS: '18.5', macOS: '15.5', tvOS: '18.5', visionOS: '2.5', watchOS: '11.5' },
    alwaysOn: 'read',
  },

  IKESecurityAssociationParameters: {
    ...vpn,
    ...ikev2,
    type: 'dictionary',
    presence: 'optional',
    keys: ikeSecurityAssociationKeys,
    alwaysOn: 'read',
  },
  ChildSecurityAssociationParameters: {
    ...vpn,
    ...ikev2,
    type: 'dictionary',
    presence: 'optional',
    keys: childSecurityAssociationKeys,
    alwaysOn: 'read',
    note: 'Without it the whole of IKESecurityAssociationParameters holds for the child too, its lifetime included.',
  },
} as const satisfies KeyTable;
