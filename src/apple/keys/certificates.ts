import type { KeyTable } from '../key.js';
import { appleSources } from '../sources.js';

const root = { source: appleSources.root, confidence: 'documented' } as const;
const pem = { source: appleSources.pem, confidence: 'documented' } as const;
const pkcs1 = { source: appleSources.pkcs1, confidence: 'documented' } as const;
const pkcs12 = { source: appleSources.pkcs12, confidence: 'documented' } as const;

/** The own keys of a payload com.apple.security.root: a certificate in DER that signs itself. */
export const rootKeys = {
  PayloadCertificateFileName: { ...root, type: 'string', presence: 'optional' },
  PayloadContent: { ...root, type: 'data', presence: 'required' },
} as const satisfies KeyTable;

/** The own keys of a payload com.apple.security.pem: a certificate in PEM. */
export const pemKeys = {
  PayloadCertificateFileName: { ...pem, type: 'string', presence: 'optional' },
  PayloadContent: { ...pem, type: 'data', presence: 'required' },
} as const satisfies KeyTable;

/** The own keys of a payload com.apple.security.pkcs1: a certificate in DER. */
export const pkcs1Keys = {
  PayloadCertificateFileName: { ...pkcs1, type: 'string', presence: 'optional' },
  PayloadContent: { ...pkcs1, type: 'data', presence: 'required' },
} as const satisfies KeyTable;

/** The own keys of a payload com.apple.security.pkcs12: a certificate with its private key. */
export const pkcs12Keys = {
  PayloadCertificateFileName: { ...pkcs12, type: 'string', presence: 'optional' },
  Password: { ...pkcs12, type: 'string', presence: 'optional', secret: true },
  PayloadContent: { ...pkcs12, type: 'data', presence: 'required', secret: true },
  AllowAllAppsAccess: {
    ...pkcs12,
    type: 'boolean',
    presence: 'optional',
    default: false,
    since: { iOS: 'n/a', macOS: '10.10', tvOS: 'n/a', visionOS: 'n/a', watchOS: 'n/a' },
  },
  KeyIsExtractable: {
    ...pkcs12,
    type: 'boolean',
    presence: 'optional',
    default: true,
    since: { iOS: 'n/a', macOS: '10.15', tvOS: 'n/a', visionOS: 'n/a', watchOS: 'n/a' },
  },
} as const satisfies KeyTable;
