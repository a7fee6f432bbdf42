import type { KeyTable } from '../key.js';
import { appleSources } from '../sources.js';

const credentials = { source: appleSources.credentials, confidence: 'documented' } as const;

const text = { ...credentials, type: 'string', presence: 'optional' } as const;
const requiredText = { ...credentials, type: 'string', presence: 'required' } as const;

/** An X.500 name: a list of lists of pairs, object identifier (or CN, O, OU …) and value. */
const subject = {
  ...credentials,
  type: 'array',
  items: {
    ...credentials,
    type: 'array',
    presence: 'optional',
    items: {
      ...credentials,
      type: 'array',
      presence: 'optional',
      items: { ...text, repetition: { min: 2, max: 2 } },
    },
  },
} as const;

const subjectAltName = {
  ...credentials,
  type: 'dictionary',
  presence: 'optional',
  keys: {
    rfc822Name: text,
    dNSName: text,
    uniformResourceIdentifier: text,
    ntPrincipalName: text,
  },
} as const;

/** The document of com.apple.credential.usernameandpassword. */
export const userNameAndPasswordKeys = {
  UserName: requiredText,
  Password: { ...text, secret: true },
} as const satisfies KeyTable;

/** The document of com.apple.credential.identity. */
export const identityCredentialKeys = {
  Password: { ...requiredText, secret: true },
  Identity: {
    ...credentials,
    type: 'data',
    presence: 'required',
    secret: true,
    note: 'PKCS #12, in Base64.',
  },
} as const satisfies KeyTable;

/** The document of com.apple.credential.scep. */
export const scepCredentialKeys = {
  URL: requiredText,
  Name: text,
  Subject: { ...subject, presence: 'optional' },
  SubjectAltName: subjectAltName,
  Challenge: { ...text, secret: true },
  Keysize: {
    ...credentials,
    type: 'integer',
    presence: 'optional',
    values: [1024, 2048, 4096],
    default: 1024,
    note: 'In bits.',
  },
  'Key Type': { ...text, default: 'RSA', note: 'Always RSA.' },
  'Key Usage': {
    ...credentials,
    type: 'integer',
    presence: 'optional',
    default: 0,
    note: 'The sum of 1 (signing) and 4 (encryption).',
  },
  CAFingerprint: { ...credentials, type: 'data', presence: 'optional' },
  Retries: { ...credentials, type: 'integer', presence: 'optional', default: 3 },
  RetryDelay: { ...credentials, type: 'integer', presence: 'optional', default: 10, note: 'In seconds.' },
} as const satisfies KeyTable;

/** The document of com.apple.credential.acme. */
export const acmeCredentialKeys = {
  DirectoryURL: { ...requiredText, note: 'An https address.' },
  ClientIdentifier: requiredText,
  KeyType: { ...requiredText, values: ['RSA', 'ECSECPrimeRandom'] },
  KeySize: {
    ...credentials,
    type: 'integer',
    presence: 'required',
    note: 'RSA: a multiple of 8 from 1024 to 4096. ECSECPrimeRandom: 192, 256, 384 or 521; 256 or 384 when hardware bound.',
  },
  HardwareBound: {
    ...credentials,
    type: 'boolean',
    presence: 'required',
    note: 'true needs KeyType ECSECPrimeRandom.',
  },
  Attest: {
    ...credentials,
    type: 'boolean',
    presence: 'optional',
    default: false,
    note: 'true needs HardwareBound true.',
  },
  Subject: { ...subject, presence: 'required' },
  SubjectAltName: subjectAltName,
  UsageFlags: {
    ...credentials,
    type: 'integer',
    presence: 'optional',
    note: 'The sum of 1 (signing) and 4 (encryption).',
  },
  ExtendedKeyUsage: { ...credentials, type: 'array', presence: 'optional', items: text },
} as const satisfies KeyTable;
