import type { KeyTable } from '../key.js';
import { onDemandRuleKeys } from '../keys/on-demand-rules.js';
import { appleSources } from '../sources.js';
import { securityAssociationKeys } from './security-association.js';

const declaration = { source: appleSources.alwaysOnDeclaration, confidence: 'documented' } as const;

const text = { ...declaration, type: 'string', presence: 'optional' } as const;
const flagOff = { ...declaration, type: 'boolean', presence: 'optional', default: false } as const;
const flagOn = { ...declaration, type: 'boolean', presence: 'optional', default: true } as const;
const tlsVersion = { ...text, values: ['1.0', '1.1', '1.2', '1.3'] } as const;
const dictionary = { ...declaration, type: 'dictionary', presence: 'optional' } as const;

const notOnMac = { since: { macOS: 'n/a' } } as const;

/** An identifier of an asset with a user name and a password. */
const credentialsReference = { ...text, assetTypes: ['com.apple.asset.credential.userpassword'] } as const;

/** An identifier of an asset with a private key. */
export const identityReference = {
  ...text,
  assetTypes: [
    'com.apple.asset.credential.acme',
    'com.apple.asset.credential.identity',
    'com.apple.asset.credential.scep',
  ],
} as const;

/** The keys of the dictionary `ExtendedAuth`. */
export const extendedAuthKeys = {
  Enabled: flagOff,
  CredentialsAssetReference: credentialsReference,
  ServerCertificateIssuerCommonName: text,
  ServerCertificateCommonName: text,
  TLSMinimumVersion: { ...tlsVersion, default: '1.0' },
  TLSMaximumVersion: { ...tlsVersion, default: '1.2' },
} as const satisfies KeyTable;

/** The keys of the dictionary `Authentication`. */
export const authenticationKeys = {
  Method: {
    ...declaration,
    type: 'string',
    presence: 'required',
    values: ['None', 'SharedSecret', 'Certificate'],
  },
  CredentialsAssetReference: {
    ...credentialsReference,
    note: 'The shared secret, as the Password of the asset.',
  },
  IdentityCertificateType: {
    ...text,
    values: ['RSA', 'ECDSA256', 'ECDSA384', 'ECDSA521', 'RSA-PSS'],
    default: 'RSA',
  },
  IdentityAssetReference: identityReference,
  ExtendedAuth: { ...dictionary, keys: extendedAuthKeys },
} as const satisfies KeyTable;

/** The keys of the dictionary `IKEV2` (capital V) of a tunnel of com.apple.configuration.network.vpn.always-on. */
export const ikev2DeclarationKeys = {
  HostName: { ...declaration, type: 'string', presence: 'required' },
  LocalIdentifier: { ...declaration, type: 'string', presence: 'required' },
  RemoteIdentifier: { ...declaration, type: 'string', presence: 'required' },
  Authentication: { ...declaration, type: 'dictionary', presence: 'required', keys: authenticationKeys },
  EnableCertificateRevocationCheck: flagOff,
  Idle: {
    ...dictionary,
    keys: {
      Disconnect: flagOff,
      Timer: { ...declaration, type: 'integer', presence: 'optional', note: 'In seconds.' },
      DeadPeerDetectionRate: { ...text, values: ['None', 'Low', 'Medium', 'High'], default: 'Medium' },
    },
  },
  DisableMOBIKE: flagOff,
  DisableRedirect: flagOff,
  EnablePFS: flagOff,
  UseConfigurationAttributeInternalIPSubnet: flagOff,
  EnableNATKeepAliveOffload: flagOn,
  NATKeepAliveInterval: {
    ...declaration,
    type: 'integer',
    presence: 'optional',
    default: 20,
    note: 'In seconds.',
  },
  MTU: {
    ...declaration,
    type: 'integer',
    presence: 'optional',
    range: { min: 1280, max: 1400 },
    default: 1280,
    note: 'In bytes.',
  },
  OnDemand: {
    ...dictionary,
    keys: {
      Enabled: flagOff,
      DisableUserOverride: { ...flagOff, ...notOnMac },
      Rules: {
        ...declaration,
        type: 'array',
        presence: 'optional',
        items: { ...dictionary, keys: onDemandRuleKeys },
      },
    },
  },
  EnableFallback: { ...flagOff, ...notOnMac },
  Provider: {
    ...dictionary,
    keys: {
      Type: { ...text, values: ['packet-tunnel', 'app-proxy'], default: 'packet-tunnel' },
      ComposedIdentifier: text,
    },
  },
  PostQuantumKeyExchange: {
    ...dictionary,
    keys: {
      PPK: { ...declaration, type: 'data', presence: 'optional', secret: true, note: 'In Base64.' },
      PPKIdentifier: text,
      PPKMandatory: flagOn,
      AllowFallback: flagOff,
    },
  },
  EnforceStrictAlgorithmSelection: flagOff,
  IKESecurityAssociationParameters: { ...dictionary, keys: securityAssociationKeys },
  ChildSecurityAssociationParameters: { ...dictionary, keys: securityAssociationKeys },
} as const satisfies KeyTable;
