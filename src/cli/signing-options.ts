import { isoTime } from '../certificates/validity.js';
import { InputError } from '../input-error.js';
import type { Digest } from '../signing/algorithm.js';
import type { Host } from './host.js';

const group = 'Signing:';

/** The options of every command that signs, as yargs takes them. */
export const signingOptions = {
  signer: {
    group,
    type: 'string',
    describe: 'certificate, PEM with its key in it or in --signer-key, or PKCS#12',
    requiresArg: true,
  },
  'signer-key': { group, type: 'string', describe: 'private key, PEM or DER', requiresArg: true },
  'signer-password': {
    group,
    type: 'string',
    describe: 'of the key or PKCS#12: env:NAME, file:PATH, - or prompt',
    requiresArg: true,
  },
  chain: {
    group,
    type: 'string',
    array: true,
    nargs: 1,
    describe: 'file with certificates between the signer and its root',
  },
  'sign-command': {
    group,
    type: 'string',
    describe: 'program with the key: bytes on its standard input, signature as answer',
    requiresArg: true,
  },
  digest: {
    group,
    choices: ['sha256', 'sha384', 'sha512'],
    default: 'sha256',
    describe: 'of the signature',
  },
  'signing-time': {
    group,
    type: 'string',
    describe: 'like 2026-11-22T10:00:00Z; else SOURCE_DATE_EPOCH, else now',
    requiresArg: true,
  },
  'encrypt-to': {
    group,
    type: 'string',
    array: true,
    nargs: 1,
    describe: 'certificate of a device that alone shall read the payloads',
  },
} as const;

/** What a command line says of signing, beside the signer. */
export interface SigningOptions {
  readonly signerKey?: string | undefined;
  readonly signerPassword?: string | undefined;
  readonly chain?: readonly string[] | undefined;
  readonly signCommand?: string | undefined;
  readonly digest: Digest;
  readonly signingTime?: string | undefined;
  readonly encryptTo?: readonly string[] | undefined;
}

/**
 * The option, else SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/), else now.
 *
 * @throws InputError for what is no time
 */
export function signingTime(host: Host, option: string | undefined): Date {
  const epoch = host.env['SOURCE_DATE_EPOCH'];
  if (option !== undefined) return isoDate(option);
  if (epoch === undefined) return host.now;
  if (!/^\d{1,11}$/.test(epoch)) throw new InputError('SOURCE_DATE_EPOCH is not a number of seconds');
  return new Date(Number(epoch) * 1000);
}

function isoDate(text: string): Date {
  const isWritten = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/.test(text);
  const time = new Date(text);
  // A day that its month has not would silently become one of the next month.
  const day = new Date(text.slice(0, 10));
  const isTime = isWritten && !Number.isNaN(time.getTime()) && isoTime(day).startsWith(text.slice(0, 10));
  if (!isTime) {
    throw new InputError(`--signing-time ${text}: is not a time; write it like 2026-11-22T10:00:00Z`);
  }
  return time;
}
