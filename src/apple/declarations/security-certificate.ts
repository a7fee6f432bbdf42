import type { KeyTable } from '../key.js';
import { appleSources } from '../sources.js';

/** The payload of com.apple.configuration.security.certificate. */
export const securityCertificateKeys = {
  CredentialAssetReference: {
    source: appleSources.certificateDeclaration,
    confidence: 'documented',
    type: 'string',
    presence: 'required',
    assetTypes: ['com.apple.asset.credential.certificate'],
  },
} as const satisfies KeyTable;
