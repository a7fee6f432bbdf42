/**
 * Signing, verifying and inspecting profiles: `import { sealProfile } from 'alwayson/signing'`. It is apart from
 * `alwayson` itself because it loads node-forge, which translating and judging can do without.
 */
export {
  type Certificate,
  type KeyType,
  readCertificate,
  readCertificates,
} from '../certificates/certificate.js';
export { BudgetError, IterationBudget } from '../certificates/iteration-budget.js';
export { toLegacyPkcs12 } from '../certificates/legacy-pkcs12.js';
export { type Pkcs12Identity, readPkcs12 } from '../certificates/pkcs12.js';
export { isLegacyForm, type Pkcs12Protection } from '../certificates/pkcs12-protection.js';
export {
  type CertificateView,
  type Inspection,
  type InspectOptions,
  inspectProfile,
  type PayloadView,
  type SignatureView,
  type Standing,
} from '../inspect/inspect.js';
export type { Shown } from '../inspect/shown.js';
export { inspectionText } from '../inspect/text.js';
export { redact, redacted } from '../secrets/redact.js';
export type { Digest, SignatureAlgorithm, SignatureAlgorithmName } from './algorithm.js';
export type { SignatureMethod } from './check-signer.js';
export { encryptPayloads, type Random } from './encrypt.js';
export type { EnvelopedMessage } from './enveloped-data.js';
export { type Encryption, type Sealed, type SealOptions, sealProfile } from './seal.js';
export { type SignOptions, signProfile } from './sign.js';
export type { SignedMessage, SignerInfo } from './signed-data.js';
export {
  externalSigner,
  type Sign,
  type Signer,
  type SignerFiles,
  signerFromFiles,
  signerFromPkcs12,
  signerWithKey,
} from './signer.js';
export { type Unwrapped, unwrap } from './unwrap.js';
export { type SignatureReport, type VerifyOptions, verifySignature } from './verify.js';
