import type { KeyTable } from '../key.js';
import { appleSources } from '../sources.js';

const assets = { source: appleSources.assets, confidence: 'documented' } as const;

/** The keys of the dictionary `Reference` of an asset. */
export const assetReferenceKeys = {
  DataURL: { ...assets, type: 'string', presence: 'required', note: 'An https address.' },
  ContentType: { ...assets, type: 'string', presence: 'optional' },
  Size: { ...assets, type: 'integer', presence: 'optional', note: 'In bytes; an error when it is wrong.' },
  'Hash-SHA-256': {
    ...assets,
    type: 'string',
    presence: 'optional',
    note: 'An error when it is wrong.',
  },
} as const satisfies KeyTable;

/** The keys of the dictionary `Authentication` of an asset. */
export const assetAuthenticationKeys = {
  Type: { ...assets, type: 'string', presence: 'required', values: ['MDM', 'None'] },
} as const satisfies KeyTable;

const reference = { ...assets, type: 'dictionary', presence: 'required', keys: assetReferenceKeys } as const;

const authentication = {
  ...assets,
  type: 'dictionary',
  presence: 'optional',
  keys: assetAuthenticationKeys,
  note: 'Absent means MDM.',
} as const;

const accessible = {
  ...assets,
  type: 'string',
  presence: 'optional',
  values: ['Default', 'AfterFirstUnlock'],
  default: 'Default',
} as const;

/** The payload of com.apple.asset.credential.acme, .identity and .scep, which all three bring a private key. */
export const identityAssetKeys = {
  Reference: { ...reference, contentTypes: ['application/json'] },
  Authentication: authentication,
  Accessible: accessible,
} as const satisfies KeyTable;

/** The payload of com.apple.asset.credential.certificate. */
export const certificateAssetKeys = {
  Reference: { ...reference, contentTypes: ['application/pkcs1', 'application/pem'] },
  Authentication: authentication,
} as const satisfies KeyTable;

/** The payload of com.apple.asset.credential.userpassword. */
export const userPasswordAssetKeys = {
  Reference: { ...reference, contentTypes: ['application/json'] },
  Authentication: {
    ...authentication,
    since: { iOS: '17.0', macOS: '14.0', tvOS: '17.0', watchOS: '10.0' },
  },
} as const satisfies KeyTable;

/** The payload of com.apple.asset.data. */
export const dataAssetKeys = {
  Reference: reference,
  Authentication: authentication,
} as const satisfies KeyTable;
