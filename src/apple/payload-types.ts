import type { Availability, KeyTable } from './key.js';
import { acmeKeys } from './keys/acme.js';
import { appLayerVpnKeys } from './keys/app-layer-vpn.js';
import { pemKeys, pkcs1Keys, pkcs12Keys, rootKeys } from './keys/certificates.js';
import { payloadKeys } from './keys/payload.js';
import { scepKeys } from './keys/scep.js';
import { vpnKeys } from './keys/vpn.js';

/** The `PayloadType` of a payload that we know; spelled out, since `keyof` would bring the whole table into the public types. */
export type PayloadType =
  | 'com.apple.security.root'
  | 'com.apple.security.pem'
  | 'com.apple.security.pkcs1'
  | 'com.apple.security.pkcs12'
  | 'com.apple.security.scep'
  | 'com.apple.security.acme'
  | 'com.apple.vpn.managed'
  | 'com.apple.vpn.managed.applayer';

/** A type of payload. */
export interface PayloadTypeRow {
  /** All its keys: those of every payload, then its own. */
  readonly keys: KeyTable;
  /** The first OS version that takes such a payload. */
  readonly since: Availability;
  /** identity: a certificate with its private key, which a VPN can name; authority: a certificate that is to be trusted. */
  readonly role?: 'identity' | 'authority' | 'vpn';
  /** Whether a device that its user enrolled takes it. */
  readonly userEnrollment: 'allowed' | 'forbidden';
}

const sinceFirst = { iOS: '4.0', macOS: '10.7', tvOS: '9.0', visionOS: '1.0', watchOS: '3.0' } as const;

/** The types of payload that we know, by `PayloadType`. */
export const payloadTypes = {
  'com.apple.security.root': {
    keys: { ...payloadKeys, ...rootKeys },
    since: sinceFirst,
    role: 'authority',
    userEnrollment: 'allowed',
  },
  'com.apple.security.pem': {
    keys: { ...payloadKeys, ...pemKeys },
    since: sinceFirst,
    role: 'authority',
    userEnrollment: 'allowed',
  },
  'com.apple.security.pkcs1': {
    keys: { ...payloadKeys, ...pkcs1Keys },
    since: sinceFirst,
    role: 'authority',
    userEnrollment: 'allowed',
  },
  'com.apple.security.pkcs12': {
    keys: { ...payloadKeys, ...pkcs12Keys },
    since: sinceFirst,
    role: 'identity',
    userEnrollment: 'allowed',
  },
  'com.apple.security.scep': {
    keys: { ...payloadKeys, ...scepKeys },
    since: sinceFirst,
    role: 'identity',
    userEnrollment: 'allowed',
  },
  'com.apple.security.acme': {
    keys: { ...payloadKeys, ...acmeKeys },
    since: { iOS: '16.0', macOS: '13.1', tvOS: '16.0', visionOS: '1.0', watchOS: '9.0' },
    role: 'identity',
    userEnrollment: 'allowed',
  },
  'com.apple.vpn.managed': {
    keys: { ...payloadKeys, ...vpnKeys },
    since: { iOS: '4.0', macOS: '10.7', tvOS: '17.0', visionOS: '1.0', watchOS: 'n/a' },
    role: 'vpn',
    userEnrollment: 'forbidden',
  },
  'com.apple.vpn.managed.applayer': {
    keys: { ...payloadKeys, ...vpnKeys, ...appLayerVpnKeys },
    since: { iOS: '7.0', macOS: '10.9' },
    role: 'vpn',
    userEnrollment: 'allowed',
  },
} as const satisfies Readonly<Record<PayloadType, PayloadTypeRow>>;

/** The row of a payload type, or undefined for one that we do not know. */
export function payloadTypeRow(payloadType: string): PayloadTypeRow | undefined {
  return isPayloadType(payloadType) ? payloadTypes[payloadType] : undefined;
}

/** Whether we know this payload type. */
export function isPayloadType(payloadType: string): payloadType is PayloadType {
  return Object.hasOwn(payloadTypes, payloadType);
}
