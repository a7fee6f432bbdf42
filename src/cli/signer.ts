import { type KeyObject, randomBytes } from 'node:crypto';
import type { Certificate } from '../certificates/certificate.js';
import { InputError } from '../input-error.js';
import type { SealOptions } from '../signing/seal.js';
import type { Signer } from '../signing/signer.js';
import { readCertificateFiles } from './certificates.js';
import type { Host } from './host.js';
import { about, readInput, shownPath } from './input.js';
import { readSecret } from './secrets.js';
import { type SigningOptions, signingTime } from './signing-options.js';

/** A signer, and how it signs. */
export interface LoadedSigner {
  readonly signer: Signer;
  readonly options: SealOptions;
  /** The private key; absent where a program has it. */
  readonly key?: KeyObject;
}

/** A signer whose private key is known where it lies in a file. */
interface KeyedSigner {
  readonly signer: Signer;
  readonly key?: KeyObject;
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
    ...(await signerOf(host, file, options, chain)),
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
  throw new InputError('--signer is missing. The other signing options need the certificate that signs.');
}

async function signerOf(
  host: Host,
  file: string,
  options: SigningOptions,
  chain: readonly Certificate[],
): Promise<KeyedSigner> {
  const { signerKey, signerPassword, signCommand } = options;
  const bytes = await readInput(host, file);
  if (signCommand !== undefined) {
    if (signerKey !== undefined || signerPassword !== undefined) {
      throw new InputError('--sign-command replaces --signer-key and --signer-password. Leave these out.');
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
): Promise<KeyedSigner> {
  const [{ readCertificates }, { externalSigner }, { signByCommand }] = await Promise.all([
    import('../certificates/certificate.js'),
    import('../signing/signer.js'),
    import('./sign-command.js'),
  ]);
  return about(shownPath(host, file), () => {
    const [certificate, ...others] = readCertificates(bytes);
    return { signer: externalSigner(certificate, [...others, ...chain], signByCommand(host, command)) };
  });
}

async function signerByPkcs12(
  host: Host,
  { file, bytes }: ReadFile,
  password: string | undefined,
  chain: readonly Certificate[],
): Promise<KeyedSigner> {
  const name = shownPath(host, file);
  if (password === undefined) {
    throw new InputError(`${name} is a PKCS#12 file, which needs its password. Add --signer-password.`);
  }
  const [{ readPkcs12 }, { signerWithKey }] = await Promise.all([
    import('../certificates/pkcs12.js'),
    import('../signing/signer.js'),
  ]);
  return about(name, () => {
    const { privateKey: key, certificate, chain: own } = readPkcs12(bytes, password);
    return { signer: signerWithKey(key, [certificate], [...own, ...chain]), key };
  });
}

async function signerByKey(
  host: Host,
  { file, bytes }: ReadFile,
  keyFile: string | undefined,
  password: string | undefined,
  chain: readonly Certificate[],
): Promise<KeyedSigner> {
  const [{ readCertificates }, { hasPrivateKey, readPrivateKey }, { signerWithKey }] = await Promise.all([
    import('../certificates/certificate.js'),
    import('../signing/private-key.js'),
    import('../signing/signer.js'),
  ]);
  const name = shownPath(host, file);
  const certificates = await about(name, () => readCertificates(bytes));
  if (keyFile === undefined && !hasPrivateKey(bytes)) {
    throw new InputError(
      `${name} holds no private key. Name its file with --signer-key, or a program that has the key with --sign-command.`,
    );
  }
  const keyBytes = keyFile === undefined ? bytes : await readInput(host, keyFile);
  const key = await about(shownPath(host, keyFile ?? file), () => readPrivateKey(keyBytes, password));
  return about(name, () => ({ signer: signerWithKey(key, certificates, chain), key }));
}
