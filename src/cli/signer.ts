import { randomBytes } from 'node:crypto';
import type { Certificate } from '../certificates/certificate.js';
import { isoTime } from '../certificates/validity.js';
import { InputError } from '../input-error.js';
import type { Digest } from '../signing/algorithm.js';
import type { SealOptions } from '../signing/seal.js';
import type { Signer } from '../signing/signer.js';
import { readCertificateFiles } from './certificates.js';
import type { Host } from './host.js';
import { about, readInput, shownPath } from './input.js';
import { readSecret } from './secrets.js';

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

/** A signer, and how it signs. */
export interface LoadedSigner {
  readonly signer: Signer;
  readonly options: SealOptions;
}

/**
 * Reads the certificates, keys and secrets that a command line names for signing.
 *
 * @param file the signer's certificate
 * @throws InputError when one cannot be read or does not fit the others
 */
export async function loadSigner(host: Host, file: string, options: SigningOptions): Promise<LoadedSigner> {
  const { digest, encryptTo } = options;
  const time = signingTime(host, options.signingTime);
  const to = encryptTo && (await readCertificateFiles(host, encryptTo));
  const chain = await readCertificateFiles(host, options.chain ?? []);
  return {
    signer: await signerOf(host, file, options, chain),
    options: {
      digest,
      signingTime: time,
      at: host.now,
      ...(to !== undefined && { encrypt: { to, random: randomBytes } }),
    },
  };
}

/**
 * {@link loadSigner} for a command that can do without one.
 *
 * @throws InputError also when other options of signing stand without it
 */
export async function loadSignerIfNamed(
  host: Host,
  options: SigningOptions & { readonly signer?: string | undefined },
): Promise<LoadedSigner | undefined> {
  if (options.signer !== undefined) return loadSigner(host, options.signer, options);
  const { signerKey, signerPassword, chain, signCommand, signingTime, encryptTo } = options;
  const others = [signerKey, signerPassword, chain, signCommand, signingTime, encryptTo];
  if (others.every((option) => option === undefined)) return undefined;
  throw new InputError('--signer is missing: the other options of signing need the certificate to sign with');
}

async function signerOf(
  host: Host,
  file: string,
  options: SigningOptions,
  chain: readonly Certificate[],
): Promise<Signer> {
  const { signerKey, signerPassword, signCommand } = options;
  const bytes = await readInput(host, file);
  if (signCommand !== undefined) {
    if (signerKey !== undefined || signerPassword !== undefined) {
      throw new InputError(
        '--sign-command takes the place of --signer-key and --signer-password; leave these out',
      );
    }
    return signerByCommand(host, { file, bytes }, signCommand, chain);
  }
  const password =
    signerPassword === undefined ? undefined : await readSecret(host, signerPassword, '--signer-password');
  const { credentialLooksLike } = await import('../certificates/looks-like.js');
  const isPkcs12 = signerKey === undefined && credentialLooksLike(bytes) === 'a PKCS#12 file';
  return isPkcs12
    ? signerByPkcs12(host, { file, bytes }, password, chain)
    : signerByKey(host, { file, bytes }, signerKey, password, chain);
}

/** A file that was read. */
interface ReadFile {
  readonly file: string;
  readonly bytes: Uint8Array;
}

async function signerByCommand(
  host: Host,
  { file, bytes }: ReadFile,
  command: string,
  chain: readonly Certificate[],
): Promise<Signer> {
  const [{ readCertificates }, { externalSigner }, { signByCommand }] = await Promise.all([
    import('../certificates/certificate.js'),
    import('../signing/signer.js'),
    import('./sign-command.js'),
  ]);
  return about(shownPath(host, file), () => {
    const [certificate, ...others] = readCertificates(bytes);
    return externalSigner(certificate, [...others, ...chain], signByCommand(host, command));
  });
}

async function signerByPkcs12(
  host: Host,
  { file, bytes }: ReadFile,
  password: string | undefined,
  chain: readonly Certificate[],
): Promise<Signer> {
  const name = shownPath(host, file);
  if (password === undefined) {
    throw new InputError(
      `${name}: is a PKCS#12 file, which needs its password; name it with --signer-password`,
    );
  }
  const { signerFromPkcs12 } = await import('../signing/signer.js');
  return about(name, () => signerFromPkcs12(bytes, password, chain));
}

async function signerByKey(
  host: Host,
  { file, bytes }: ReadFile,
  keyFile: string | undefined,
  password: string | undefined,
  chain: readonly Certificate[],
): Promise<Signer> {
  const [{ readCertificates }, { hasPrivateKey, readPrivateKey }, { signerWithKey }] = await Promise.all([
    import('../certificates/certificate.js'),
    import('../signing/private-key.js'),
    import('../signing/signer.js'),
  ]);
  const name = shownPath(host, file);
  const certificates = await about(name, () => readCertificates(bytes));
  if (keyFile === undefined && !hasPrivateKey(bytes)) {
    throw new InputError(
      `${name}: holds no private key; name its file with --signer-key, or a program that has it with --sign-command`,
    );
  }
  const keyBytes = keyFile === undefined ? bytes : await readInput(host, keyFile);
  const privateKey = await about(shownPath(host, keyFile ?? file), () => readPrivateKey(keyBytes, password));
  return about(name, () => signerWithKey(privateKey, certificates, chain));
}

/** The option, else SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/), else now. */
function signingTime(host: Host, option: string | undefined): Date {
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
