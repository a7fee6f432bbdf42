import type { KeyTable } from '../key.js';
import { appleSources } from '../sources.js';

const identity = { source: appleSources.identityDeclaration, confidence: 'documented' } as const;

const macOnly = { iOS: 'n/a', tvOS: 'n/a', visionOS: 'n/a', watchOS: 'n/a' } as const;

/** The payload of com.apple.configuration.security.identity. */
export const securityIdentityKeys = {
  CredentialAssetReference: {
    ...identity,
    type: 'string',
    presence: 'required',
    assetTypes: [
      'com.apple.asset.credential.identity',
      'com.apple.asset.credential.scep',
      'com.apple.asset.credential.acme',
    ],
  },
  AllowAllAppsAccess: { ...identity, type: 'boolean', presence: 'optional', default: false, since: macOnly },
  KeyIsExtractable: { ...identity, type: 'boolean', presence: 'optional', default: true, since: macOnly },
} as const satisfies KeyTable;
