import type { KeyTable } from '../key.js';
import { appleSources } from '../sources.js';

const acme = { source: appleSources.acme, confidence: 'documented' } as const;

const text = { ...acme, type: 'string', presence: 'optional' } as const;
const macOnly = { iOS: 'n/a', tvOS: 'n/a', visionOS: 'n/a', watchOS: 'n/a' } as const;

/** The keys of the dictionary `SubjectAltName` of an ACME request. */
export const acmeSubjectAltNameKeys = {
  rfc822Name: { ...text },
  dNSName: { ...text },
  uniformResourceIdentifier: { ...text },
  ntPrincipalName: { ...text },
} as const satisfies KeyTable;

/** The own keys of a payload com.apple.security.acme. */
export const acmeKeys = {
  DirectoryURL: { ...acme, type: 'string', presence: 'required', note: 'An https address.' },
  ClientIdentifier: { ...acme, type: 'string', presence: 'required' },
  KeyType: { ...acme, type: 'string', presence: 'required', values: ['RSA', 'ECSECPrimeRandom'] },
  KeySize: {
    ...acme,
    type: 'integer',
    presence: 'required',
    note: 'RSA: a multiple of 8 from 1024 to 4096. ECSECPrimeRandom: 192, 256, 384 or 521; 256 or 384 when hardware bound.',
  },
  HardwareBound: {
    ...acme,
    type: 'boolean',
    presence: 'required',
    note: 'true needs KeyType ECSECPrimeRandom.',
  },
  Attest: {
    ...acme,
    type: 'boolean',
    presence: 'optional',
    default: false,
    since: { watchOS: '10.0' },
    note: 'true needs HardwareBound true.',
  },
  Subject: {
    ...acme,
    type: 'array',
    presence: 'required',
    items: {
      ...acme,
      type: 'array',
      presence: 'optional',
      items: {
        ...acme,
        type: 'array',
        presence: 'optional',
        items: { ...text, repetition: { min: 2, max: 2 } },
        note: 'A pair: object identifier or its short name (CN, O, OU …), and value.',
      },
    },
  },
  SubjectAltName: { ...acme, type: 'dictionary', presence: 'optional', keys: acmeSubjectAltNameKeys },
  UsageFlags: {
    ...acme,
    type: 'integer',
    presence: 'optional',
    note: 'The sum of 1 (signing) and 4 (encryption).',
  },
  ExtendedKeyUsage: { ...acme, type: 'array', presence: 'optional', items: { ...text } },
  KeyIsExtractable: { ...acme, type: 'boolean', presence: 'optional', default: true, since: macOnly },
  AllowAllAppsAccess: { ...acme, type: 'boolean', presence: 'optional', default: false, since: macOnly },
} as const satisfies KeyTable;
