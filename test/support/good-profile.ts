import { readFileSync } from 'node:fs';
import type { ProfileViewOptions } from '../../src/device/profile-view.js';
import type { Finding } from '../../src/finding.js';
import { dictionaryNodeOf } from '../../src/plist/node.js';
import type { PlistDictionary, PlistValue } from '../../src/plist/value.js';
import { pointerParts } from '../../src/pointer.js';
import { judge } from '../../src/rules/judge.js';

const credentials = new URL('../../fixtures/rules/credentials/', import.meta.url);

/** The certificate of the server's CA, DER: self-signed, `CN=Example VPN Root CA`. */
export const rootCertificate = bytesOf('root.cer');
/** The device's identity, PKCS#12: P-384, `CN=device-0001.example.com`, for client authentication. */
export const deviceIdentity = bytesOf('device.p12');
export const deviceIdentityPassword = 'correct horse';
/** A moment at which both certificates are valid. */
export const now = new Date('2026-06-01T00:00:00Z');

/** Where things are in {@link goodProfile}. */
export const root = '/PayloadContent/0';
export const identity = '/PayloadContent/1';
export const vpn = '/PayloadContent/2';
export const alwaysOn = `${vpn}/AlwaysOn`;
export const cellular = `${alwaysOn}/TunnelConfigurations/0`;
export const wifi = `${alwaysOn}/TunnelConfigurations/1`;
/** Where the IKEv2 keys are in {@link goodPlainProfile}. */
export const plain = `${vpn}/IKEv2`;

/** A complete Always On profile, two tunnels, with every key that makes sense in it. */
export function goodProfile(): PlistDictionary {
  return profileWith({
    ...payload('com.apple.vpn.managed', 'alwayson', '4B1D0A52-6C2E-4D0B-9C5B-0F2A3A1E7703'),
    UserDefinedName: 'Example Always On',
    VPNType: 'AlwaysOn',
    AlwaysOn: {
      UIToggleEnabled: 0,
      AllowCaptiveWebSheet: 0,
      AllowAllCaptiveNetworkPlugins: 0,
      AllowedCaptiveNetworkPlugins: [{ BundleIdentifier: 'com.example.hotspot' }],
      ServiceExceptions: [
        { ServiceName: 'VoiceMail', Action: 'Allow' },
        { ServiceName: 'AirPrint', Action: 'Drop' },
        { ServiceName: 'CellularServices', Action: 'Allow' },
        { ServiceName: 'DeviceCommunication', Action: 'Drop' },
      ],
      ApplicationExceptions: [{ BundleIdentifier: 'com.example.softphone', LimitToProtocols: ['UDP'] }],
      TunnelConfigurations: [
        {
          ProtocolType: 'IKEv2',
          Interfaces: ['Cellular'],
          ...connection('vpn-cell.example.com'),
          NATKeepAliveOffloadEnable: 1,
          NATKeepAliveInterval: 110,
        },
        {
          ProtocolType: 'IKEv2',
          Interfaces: ['WiFi'],
          ...connection('vpn-wifi.example.com'),
          NATKeepAliveOffloadEnable: 1,
          NATKeepAliveInterval: 20,
        },
      ],
    },
  });
}

/** A complete profile with a VPN of type IKEv2, not Always On. */
export function goodPlainProfile(): PlistDictionary {
  return profileWith({
    ...payload('com.apple.vpn.managed', 'ikev2', '4B1D0A52-6C2E-4D0B-9C5B-0F2A3A1E7704'),
    UserDefinedName: 'Example IKEv2',
    VPNType: 'IKEv2',
    IKEv2: {
      ...connection('vpn.example.com'),
      OnDemandEnabled: 1,
      OnDemandRules: [{ Action: 'Connect', InterfaceTypeMatch: 'WiFi' }, { Action: 'Ignore' }],
    },
  });
}

function profileWith(vpnPayload: PlistDictionary): PlistDictionary {
  return {
    PayloadType: 'Configuration',
    PayloadVersion: 1,
    PayloadIdentifier: 'com.example.vpn',
    PayloadUUID: '4B1D0A52-6C2E-4D0B-9C5B-0F2A3A1E7700',
    PayloadDisplayName: 'Example VPN',
    PayloadOrganization: 'Example',
    PayloadScope: 'System',
    PayloadContent: [
      {
        ...payload('com.apple.security.root', 'ca', '4B1D0A52-6C2E-4D0B-9C5B-0F2A3A1E7702'),
        PayloadContent: rootCertificate,
      },
      {
        ...payload('com.apple.security.pkcs12', 'identity', '4B1D0A52-6C2E-4D0B-9C5B-0F2A3A1E7701'),
        Password: deviceIdentityPassword,
        PayloadContent: deviceIdentity,
      },
      vpnPayload,
    ],
  };
}

function payload(type: string, name: string, uuid: string): PlistDictionary {
  return {
    PayloadType: type,
    PayloadVersion: 1,
    PayloadIdentifier: `com.example.vpn.${name}`,
    PayloadUUID: uuid,
    PayloadDisplayName: name,
  };
}

function connection(server: string): PlistDictionary {
  return {
    RemoteAddress: server,
    RemoteIdentifier: server,
    LocalIdentifier: 'device-0001.example.com',
    AuthenticationMethod: 'Certificate',
    CertificateType: 'ECDSA384',
    PayloadCertificateUUID: '4B1D0A52-6C2E-4D0B-9C5B-0F2A3A1E7701',
    ServerCertificateIssuerCommonName: 'Example VPN Root CA',
    ServerCertificateCommonName: server,
    ExtendedAuthEnabled: 0,
    DeadPeerDetectionRate: 'Medium',
    EnablePFS: 1,
    EnableCertificateRevocationCheck: 0,
    DisableMOBIKE: 0,
    DisableRedirect: 1,
    UseConfigurationAttributeInternalIPSubnet: 0,
    MTU: 1280,
    IKESecurityAssociationParameters: {
      EncryptionAlgorithm: 'AES-256-GCM',
      IntegrityAlgorithm: 'SHA2-384',
      DiffieHellmanGroup: 20,
      LifeTimeInMinutes: 1440,
    },
    ChildSecurityAssociationParameters: {
      EncryptionAlgorithm: 'AES-256-GCM',
      IntegrityAlgorithm: 'SHA2-384',
      DiffieHellmanGroup: 20,
      LifeTimeInMinutes: 480,
    },
  };
}

/**
 * A profile with one value put in at a JSON Pointer, or taken out when `value` is left away; the given one stays
 * as it is. The last part may be `-` to add to an array. Throws where there is nothing to hold the value, or to
 * take out.
 */
export function changed(profile: PlistDictionary, at: string, value?: PlistValue): PlistDictionary {
  return withChange(profile, pointerParts(at), value) as PlistDictionary;
}

function withChange(
  from: PlistValue | undefined,
  [key, ...rest]: readonly string[],
  value: PlistValue | undefined,
): PlistValue {
  if (!isContainer(from) || key === undefined) throw new Error('there is nothing at this place');
  const entries = Object.entries(from);
  const index = key === '-' ? entries.length : entries.findIndex(([name]) => name === key);
  const old = entries[index]?.[1];
  if (old === undefined && rest.length === 0 && value === undefined) throw new Error(`there is no ${key}`);
  const put = rest.length === 0 ? value : withChange(old, rest, value);
  entries.splice(
    index < 0 ? entries.length : index,
    1,
    ...(put === undefined ? [] : [[key, put] as [string, PlistValue]]),
  );
  return Array.isArray(from) ? entries.map(([, item]) => item) : Object.fromEntries(entries);
}

/** {@link changed} for several places, one after the other. */
export function changedAll(
  profile: PlistDictionary,
  changes: Readonly<Record<string, PlistValue | undefined>>,
): PlistDictionary {
  return Object.entries(changes).reduce((result, [at, value]) => changed(result, at, value), profile);
}

function isContainer(value: PlistValue | undefined): value is PlistValue[] | PlistDictionary {
  return typeof value === 'object' && !(value instanceof Date) && !(value instanceof Uint8Array);
}

/** What all rules say of a profile. */
export function findings(profile: PlistDictionary, options: ProfileViewOptions = {}): Finding[] {
  return judge(dictionaryNodeOf(profile), { now, ...options });
}

/** What one rule says of a profile, as `severity path: message`. */
export function said(rule: string, profile: PlistDictionary, options: ProfileViewOptions = {}): string[] {
  return findings(profile, options)
    .filter((finding) => finding.rule === rule)
    .map(({ severity, path, message }) => `${severity} ${path}: ${message}`);
}

function bytesOf(file: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(file, credentials)));
}
