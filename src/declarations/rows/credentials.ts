import type {
  acmeCredentialKeys,
  identityCredentialKeys,
  scepCredentialKeys,
} from '../../apple/declarations/credentials.js';
import type { acmeKeys } from '../../apple/keys/acme.js';
import type { pkcs12Keys } from '../../apple/keys/certificates.js';
import { type scepKeys, scepRequestKeys } from '../../apple/keys/scep.js';
import { type AnyRows, envelope, moved, nested, noCounterpart, type Rows } from './row.js';
import { payloadRows } from './vpn.js';

const forMacsOnly = noCounterpart('It is for Macs, and the document of the asset has no key for it.');

const pkcs12Rows: Rows<typeof pkcs12Keys, typeof identityCredentialKeys> = {
  PayloadCertificateFileName: envelope,
  Password: moved('Password'),
  PayloadContent: moved('Identity'),
  AllowAllAppsAccess: forMacsOnly,
  KeyIsExtractable: forMacsOnly,
};

const scepRequestRows: Rows<typeof scepRequestKeys, typeof scepCredentialKeys> = {
  URL: moved('URL'),
  Name: moved('Name'),
  Subject: moved('Subject'),
  SubjectAltName: moved('SubjectAltName'),
  Challenge: moved('Challenge'),
  Keysize: moved('Keysize'),
  'Key Type': moved('Key Type'),
  'Key Usage': moved('Key Usage'),
  CAFingerprint: moved('CAFingerprint'),
  Retries: moved('Retries'),
  RetryDelay: moved('RetryDelay'),
  KeyIsExtractable: forMacsOnly,
  AllowAllAppsAccess: forMacsOnly,
};

const scepRows: Rows<typeof scepKeys, typeof scepCredentialKeys> = {
  PayloadContent: nested('', scepRequestKeys, scepRequestRows),
};

const acmeRows: Rows<typeof acmeKeys, typeof acmeCredentialKeys> = {
  DirectoryURL: moved('DirectoryURL'),
  ClientIdentifier: moved('ClientIdentifier'),
  KeyType: moved('KeyType'),
  KeySize: moved('KeySize'),
  HardwareBound: moved('HardwareBound'),
  Attest: moved('Attest'),
  Subject: moved('Subject'),
  SubjectAltName: moved('SubjectAltName'),
  UsageFlags: moved('UsageFlags'),
  ExtendedKeyUsage: moved('ExtendedKeyUsage'),
  KeyIsExtractable: forMacsOnly,
  AllowAllAppsAccess: forMacsOnly,
};

/** The payloads that bring an identity: the asset that each becomes, and the rows of the document it points at. */
export const identityRows = {
  'com.apple.security.pkcs12': {
    asset: 'com.apple.asset.credential.identity',
    rows: { ...payloadRows, ...pkcs12Rows } as AnyRows,
  },
  'com.apple.security.scep': {
    asset: 'com.apple.asset.credential.scep',
    rows: { ...payloadRows, ...scepRows } as AnyRows,
  },
  'com.apple.security.acme': {
    asset: 'com.apple.asset.credential.acme',
    rows: { ...payloadRows, ...acmeRows } as AnyRows,
  },
} as const;
