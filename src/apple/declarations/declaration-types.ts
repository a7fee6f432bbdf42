import type { Availability, KeyTable } from '../key.js';
import type { Platform } from '../os.js';
import { activationSimpleKeys } from './activation-simple.js';
import { certificateAssetKeys, dataAssetKeys, identityAssetKeys, userPasswordAssetKeys } from './assets.js';
import {
  acmeCredentialKeys,
  identityCredentialKeys,
  scepCredentialKeys,
  userNameAndPasswordKeys,
} from './credentials.js';
import { legacyKeys } from './legacy.js';
import { alwaysOnDeclarationKeys } from './network-vpn-always-on.js';
import { plainIkev2DeclarationKeys } from './network-vpn-ikev2.js';
import { securityCertificateKeys } from './security-certificate.js';
import { securityIdentityKeys } from './security-identity.js';

/** How a device can be enrolled. */
export type Enrollment = 'supervised' | 'device' | 'user' | 'local';

/** The `Type` of a declaration that we know; spelled out, since `keyof` would bring the whole table into the public types. */
export type DeclarationType =
  | 'com.apple.activation.simple'
  | 'com.apple.configuration.network.vpn.always-on'
  | 'com.apple.configuration.network.vpn.ikev2'
  | 'com.apple.configuration.security.certificate'
  | 'com.apple.configuration.security.identity'
  | 'com.apple.configuration.legacy'
  | 'com.apple.asset.credential.userpassword'
  | 'com.apple.asset.credential.identity'
  | 'com.apple.asset.credential.scep'
  | 'com.apple.asset.credential.acme'
  | 'com.apple.asset.credential.certificate'
  | 'com.apple.asset.data';

/** A type of declaration. */
export interface DeclarationTypeRow {
  /** The keys of its `Payload`. */
  readonly keys: KeyTable;
  /** The first OS version that takes it. */
  readonly since: Availability;
  /** The enrollments that take it, for a configuration. */
  readonly enrollments?: Readonly<Partial<Record<Platform, readonly Enrollment[]>>>;
  /** Whether a device may have several of a configuration at work. */
  readonly apply?: 'single' | 'multiple';
  /** The credential document that an asset points at. */
  readonly document?: CredentialType;
}

/** A kind of JSON document that a credential asset points at. */
export interface CredentialTypeRow {
  readonly keys: KeyTable;
  /** The first OS version that takes it. */
  readonly since: Availability;
}

const since15 = { iOS: '15.0', macOS: '13.0', tvOS: '16.0', visionOS: '1.1', watchOS: '10.0' } as const;
const since17 = { iOS: '17.0', macOS: '14.0', tvOS: '17.0', visionOS: '1.1', watchOS: '10.0' } as const;

const usualEnrollments = {
  iOS: ['supervised', 'device', 'user', 'local'],
  macOS: ['supervised', 'user', 'local'],
  tvOS: ['supervised', 'device', 'local'],
  visionOS: ['supervised', 'device', 'user', 'local'],
  watchOS: ['supervised', 'local'],
} as const;

/** The documents that credential assets point at. */
export const credentialTypes = {
  'com.apple.credential.usernameandpassword': { keys: userNameAndPasswordKeys, since: since15 },
  'com.apple.credential.identity': { keys: identityCredentialKeys, since: since17 },
  'com.apple.credential.scep': { keys: scepCredentialKeys, since: since17 },
  'com.apple.credential.acme': { keys: acmeCredentialKeys, since: since17 },
} as const satisfies Readonly<Record<string, CredentialTypeRow>>;

export type CredentialType = keyof typeof credentialTypes;

/** The declarations that we know, by `Type`. */
export const declarationTypes = {
  'com.apple.activation.simple': { keys: activationSimpleKeys, since: since15 },
  'com.apple.configuration.network.vpn.always-on': {
    keys: alwaysOnDeclarationKeys,
    since: { iOS: '27.0', macOS: 'n/a', tvOS: 'n/a', visionOS: '27.0', watchOS: 'n/a' },
    enrollments: { iOS: ['supervised', 'device', 'local'], visionOS: ['supervised', 'device', 'local'] },
    apply: 'single',
  },
  'com.apple.configuration.network.vpn.ikev2': {
    keys: plainIkev2DeclarationKeys,
    since: { iOS: '27.0', macOS: '27.0', tvOS: '27.0', visionOS: '27.0', watchOS: 'n/a' },
    enrollments: {
      iOS: ['supervised', 'device', 'local'],
      macOS: ['supervised', 'local'],
      tvOS: ['supervised', 'device', 'local'],
      visionOS: ['supervised', 'device', 'local'],
    },
    apply: 'multiple',
  },
  'com.apple.configuration.security.certificate': {
    keys: securityCertificateKeys,
    since: since17,
    enrollments: usualEnrollments,
    apply: 'multiple',
  },
  'com.apple.configuration.security.identity': {
    keys: securityIdentityKeys,
    since: since17,
    enrollments: usualEnrollments,
    apply: 'multiple',
  },
  'com.apple.configuration.legacy': {
    keys: legacyKeys,
    since: since15,
    enrollments: usualEnrollments,
    apply: 'multiple',
  },
  'com.apple.asset.credential.userpassword': {
    keys: userPasswordAssetKeys,
    since: since15,
    document: 'com.apple.credential.usernameandpassword',
  },
  'com.apple.asset.credential.identity': {
    keys: identityAssetKeys,
    since: since17,
    document: 'com.apple.credential.identity',
  },
  'com.apple.asset.credential.scep': {
    keys: identityAssetKeys,
    since: since17,
    document: 'com.apple.credential.scep',
  },
  'com.apple.asset.credential.acme': {
    keys: identityAssetKeys,
    since: since17,
    document: 'com.apple.credential.acme',
  },
  'com.apple.asset.credential.certificate': { keys: certificateAssetKeys, since: since17 },
  'com.apple.asset.data': { keys: dataAssetKeys, since: since17 },
} as const satisfies Readonly<Record<DeclarationType, DeclarationTypeRow>>;
