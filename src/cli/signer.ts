import { randomBytes } from 'node:crypto';
import type { Certificate } from '../certificates/certificate.js';
import { InputError } from '../input-error.js';
import type { Digest } from '../signing/algorithm.js';
import type { SealOptions } from '../signing/seal.js';
import type { Signer } from '../signing/signer.js';
import type { Host } from './host.js';
import { about, readInput } from './input.js';
import { readSecret } from './secrets.js';

/** The options of every command that signs, as yargs takes them. */
export const signingOptions = {
  signer: {
    type: 'string',
    describe: 'certificate to sign with: PEM, with its key or with --signer-key, or PKCS#12',
    requiresArg: true,
  },
  'signer-key': { type: 'string', describe: 'private key in PEM or DER', requiresArg: true },
  'signer-password': {
    type: 'string',
    describe: 'password of the key or PKCS#12: env:NAME, file:PATH, - or prompt',
    requiresArg: true,
  },
  chain: {
    type: 'string',
    array: true,
    nargs: 1,
    describe: 'file with certificates between the signer and its root',
  },
  'sign-command': {
    type: 'string',
    describe: 'program that signs: bytes on its standard input, the raw signature as its answer',
    requiresArg: true,
  },
  digest: { choices: ['sha256', 'sha384', 'sha512'], default: 'sha256', describe: 'digest of the signature' },
  'signing-time': {
    type: 'string',
    describe: 'ISO 8601, for example 2026-11-22T10:00:00Z; now by default, or SOURCE_DATE_EPOCH',
    requiresArg: true,
  },
  'encrypt-to': {
    type: 'string',
    array: true,
    nargs: 1,
    describe: 'certificate of a device that alone shall read the payloads',
  },
} as const;

/** What a command line says of signing. */
export interface SigningOptions {
  readonly signer?: string | undefined;
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
 * @returns `undefined` when it names no signer
 * @throws InputError when one cannot be read or does not fit the others
 */
export async function loadSigner(host: Host, options: SigningOptions): Promise<LoadedSigner | undefined> {
  if (options.signer === undefined) {
    refuseWithoutSigner(options);
    return undefined;
  }
  const chain = await readAll(host, options.chain ?? []);
  const encryptTo = await readAll(host, options.encryptTo ?? []);
  return {
    signer: await signerOf(host, { ...options, signer: options.signer }, chain),
    options: {
      digest: options.digest,
      signingTime: signingTime(host, options.signingTime),
      encryptTo,
      random: randomBytes,
    },
  };
}

function refuseWithoutSigner({
  signerKey,
  signerPassword,
  chain,
  signCommand,
  encryptTo,
}: SigningOptions): void {
  if ([signerKey, signerPassword, chain, signCommand, encryptTo].some((option) => option !== undefined)) {
    throw new InputError(
      '--signer is missing: the other options of signing need the certificate to sign with',
    );
  }
}

async function signerOf(
  host: Host,
  { signer: file, signerKey, signerPassword, signCommand }: SigningOptions & { signer: string },
  chain: readonly Certificate[],
): Promise<Signer> {
  const bytes = await readInput(host, file);
  const { externalSigner, signerFromFiles, signerFromPkcs12 } = await import('../signing/signer.js');
  if (signCommand !== undefined) {
    if (signerKey !== undefined) throw new InputError('--sign-command and --signer-key exclude each other');
    const { readCertificates } = await import('../certificates/certificate.js');
    const { signByCommand } = await import('./sign-command.js');
    const [certificate, ...others] = await about(file, () => readCertificates(bytes));
    if (certificate === undefined) throw new InputError(`${file}: holds no certificate`);
    return externalSigner(certificate, [...others, ...chain], signByCommand(host, signCommand));
  }
  const password =
    signerPassword === undefined ? undefined : await readSecret(host, signerPassword, '--signer-password');
  if (signerKey === undefined && isPkcs12(bytes)) {
    if (password === undefined) throw new InputError(`${file}: a PKCS#12 file needs --signer-password`);
    return about(file, () => signerFromPkcs12(bytes, password, chain));
  }
  const key = signerKey === undefined ? bytes : await readInput(host, signerKey);
  return about(signerKey ?? file, () => signerFromFiles({ certificate: bytes, key, password, chain }));
}

/** A PKCS#12 file begins with a SEQUENCE and its version, the INTEGER 3; a certificate begins with two SEQUENCEs. */
function isPkcs12(bytes: Uint8Array): boolean {
  const version = Buffer.from([0x02, 0x01, 0x03]);
  return bytes[0] === 0x30 && Buffer.from(bytes.subarray(2, 9)).includes(version);
}

async function readAll(host: Host, files: readonly string[]): Promise<Certificate[]> {
  const { readCertificates } = await import('../certificates/certificate.js');
  const read = files.map(async (file) => {
    const bytes = await readInput(host, file);
    return about(file, () => readCertificates(bytes));
  });
  return (await Promise.all(read)).flat();
}

/** The option, else SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/), else now. */
function signingTime(host: Host, option: string | undefined): Date {
  const epoch = host.env['SOURCE_DATE_EPOCH'];
  if (option === undefined && epoch === undefined) return host.now;
  const time = option === undefined ? new Date(Number(epoch) * 1000) : new Date(option);
  if (option !== undefined && !/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(option)) {
    throw new InputError(`--signing-time ${option}: is not a time; write it like 2026-11-22T10:00:00Z`);
  }
  if (Number.isNaN(time.getTime())) throw new InputError('SOURCE_DATE_EPOCH is not a number of seconds');
  return time;
}
