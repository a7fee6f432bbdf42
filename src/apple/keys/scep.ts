import type { KeyTable } from '../key.js';
import { appleSources } from '../sources.js';

const scep = { source: appleSources.scep, confidence: 'documented' } as const;

const text = { ...scep, type: 'string', presence: 'optional' } as const;

/** A text or, as the schema's prose has it, an array of texts. */
const oneOrMoreTexts = { ...text, alsoTypes: ['array'] } as const;

/** The keys of the dictionary `SubjectAltName` of a SCEP request. */
export const scepSubjectAltNameKeys = {
  rfc822Name: { ...oneOrMoreTexts },
  dNSName: { ...oneOrMoreTexts },
  uniformResourceIdentifier: { ...oneOrMoreTexts },
  ntPrincipalName: { ...oneOrMoreTexts },
} as const satisfies KeyTable;

/** The keys of a SCEP request: the dictionary `PayloadContent` of the payload. */
export const scepRequestKeys = {
  URL: { ...scep, type: 'string', presence: 'required', since: { macOS: '10.7' } },
  Name: { ...text },
  Subject: {
    ...scep,
    type: 'array',
    presence: 'optional',
    items: {
      ...scep,
      type: 'array',
      presence: 'optional',
      items: {
        ...scep,
        type: 'array',
        presence: 'optional',
        items: { ...text, repetition: { min: 2, max: 2 } },
        note: 'A pair: object identifier or its short name (CN, O, OU …), and value.',
      },
    },
  },
  SubjectAltName: { ...scep, type: 'dictionary', presence: 'optional', keys: scepSubjectAltNameKeys },
  Challenge: { ...text, secret: true },
  Keysize: {
    ...scep,
    type: 'integer',
    presence: 'optional',
    values: [1024, 2048, 4096],
    default: 1024,
    note: 'In bits.',
  },
  'Key Type': { ...text, default: 'RSA', note: 'Always RSA.' },
  'Key Usage': {
    ...scep,
    type: 'integer',
    presence: 'optional',
    default: 0,
    since: { macOS: '10.11' },
    note: 'The sum of 1 (signing) and 4 (encryption).',
  },
  CAFingerprint: { ...scep, type: 'data', presence: 'optional' },
  Retries: { ...scep, type: 'integer', presence: 'optional', default: 3, since: { macOS: '10.10' } },
  RetryDelay: {
    ...scep,
    type: 'integer',
    presence: 'optional',
    default: 10,
    since: { macOS: '10.10' },
    note: 'In seconds.',
  },
  KeyIsExtractable: {
    ...scep,
    type: 'boolean',
    presence: 'optional',
    default: true,
    since: { macOS: '10.13.4' },
  },
  AllowAllAppsAccess: {
    ...scep,
    type: 'boolean',
    presence: 'optional',
    default: false,
    since: { macOS: '10.10' },
  },
} as const satisfies KeyTable;

/** The own key of a payload com.apple.security.scep. */
export const scepKeys = {
  PayloadContent: { ...scep, type: 'dictionary', presence: 'required', keys: scepRequestKeys },
} as const satisfies KeyTable;
