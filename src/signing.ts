/**
 * Signing, verifying and inspecting profiles: `import { sealProfile } from 'alwayson/signing'`. It is apart from
 * `alwayson` itself because it loads node-forge, which translating and judging can do without.
 */
export {
  type Certificate,
  type KeyType,
  readCertificate,
  readCertificates,
} from './certificates/certificate.js';
export { BudgetError, IterationBudget } from './certificates/iteration-budget.js';
export { toLegacyPkcs12 } from './certificates/legacy-pkcs12.js';
export { type Pkcs12Identity, readPkcs12 } from './certificates/pkcs12.js';
export { isLegacyForm, type Pkcs12Protection } from './certificates/pkcs12-protection.js';
export {
  type CertificateView,
  type Inspection,
  type InspectOptions,
  inspectProfile,
  type PayloadView,
  type SignatureView,
  type Standing,
} from './inspect/inspect.js';
export type { Shown } from './inspect/shown.js';
export { inspectionText } from './inspect/text.js';
export { redact, redacted } from './secrets/redact.js';
export type { Digest, SignatureAlgorithm, SignatureAlgorithmName } from './signing/algorithm.js';
export type { SignatureMethod } from './signing/check-signer.js';
export { encryptPayloads, type Random } from './signing/encrypt.js';
export type { EnvelopedMessage } from './signing/enveloped-data.js';
export { type Encryption, type Sealed, type SealOptions, sealProfile } from './signing/seal.js';
export { type SignOptions, signProfile } from './signing/sign.js';
export type { SignedMessage } from './signing/signed-data.js';
export {
  externalSigner,
  type Sign,
  type Signer,
  type SignerFiles,
  signerFromFiles,
  signerFromPkcs12,
} from './signing/signer.js';
export type { SignerInfo } from './signing/signer-info.js';
export { type Unwrapped, unwrap } from './signing/unwrap.js';
export { type SignatureReport, type VerifyOptions, verifySignature } from './signing/verify.js';
