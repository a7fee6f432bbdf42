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
    describe: 'file with the certificate that signs: PEM, or PKCS#12 with its key',
    requiresArg: true,
  },
  'signer-key': {
    group,
    type: 'string',
    describe: 'file with the private key (PEM or DER), where --signer does not hold it',
    requiresArg: true,
  },
  'signer-password': {
    group,
    type: 'string',
    describe: 'password of the key or PKCS#12: env:NAME, file:PATH, - or prompt',
    requiresArg: true,
  },
  chain: {
    group,
    type: 'string',
    array: true,
    nargs: 1,
    describe: 'file with the certificates between the signer and its root; repeatable',
  },
  'sign-command': {
    group,
    type: 'string',
    describe: 'program that signs: it reads the bytes on standard input and writes the signature',
    requiresArg: true,
  },
  digest: {
    group,
    choices: ['sha256', 'sha384', 'sha512'],
    default: 'sha256',
    describe: 'hash of the signature',
  },
  'signing-time': {
    group,
    type: 'string',
    describe: 'time like 2026-11-22T10:00:00Z; by default SOURCE_DATE_EPOCH, or now',
    requiresArg: true,
  },
  'encrypt-to': {
    group,
    type: 'string',
    array: true,
    nargs: 1,
    describe: 'certificate of a device: encrypt, so that only this device can read it; repeatable',
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
  if (!/^\d{1,11}$/.test(epoch)) throw new InputError('SOURCE_DATE_EPOCH is not a number of seconds.');
  return new Date(Number(epoch) * 1000);
}

function isoDate(text: string): Date {
  const isWritten = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/.test(text);
  const time = new Date(text);
  // A day that its month has not would silently become one of the next month.
  const day = new Date(text.slice(0, 10));
  const isTime = isWritten && !Number.isNaN(time.getTime()) && isoTime(day).startsWith(text.slice(0, 10));
  if (!isTime) {
    throw new InputError(`--signing-time ${text} is not a time. Write it like 2026-11-22T10:00:00Z.`);
  }
  return time;
}
