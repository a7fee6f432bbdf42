import { keyKindNames } from '../issue/key-kinds.js';

/** What is taken where the command line does not say it. */
export const defaults = { days: 365, form: 'modern' } as const;

const group = 'Identities for labs:';

/** The options of every command that can issue identities, as yargs takes them. */
export const issuingOptions = {
  issue: {
    group,
    type: 'string',
    describe:
      'issue an identity for each device: file with the certificate of your authority (PEM, or PKCS#12 with its key)',
    requiresArg: true,
  },
  'issue-key': {
    group,
    type: 'string',
    describe: 'private key of the authority, where --issue does not hold it: a file, or env:NAME',
    requiresArg: true,
  },
  'issue-password': {
    group,
    type: 'string',
    describe: 'password of this key or PKCS#12: env:NAME, file:PATH, - or prompt',
    requiresArg: true,
  },
  'issue-key-type': {
    group,
    choices: keyKindNames,
    describe: 'key of the devices; by default the one that fits the policy',
  },
  'issue-days': {
    group,
    type: 'number',
    default: defaults.days,
    describe: 'how many days the identities are valid, at most 825',
    requiresArg: true,
  },
  'issue-form': {
    group,
    choices: ['modern', 'legacy'],
    default: defaults.form,
    describe: 'form of the PKCS#12 files; iOS 17 and older need legacy',
  },
} as const;
