import { createPrivateKey, type KeyObject, type PrivateKeyInput } from 'node:crypto';
import { isNativeError } from 'node:util/types';
import { credentialLooksLike } from '../certificates/looks-like.js';
import { type PemBlock, pemBlocks } from '../certificates/pem.js';
import { InputError } from '../input-error.js';

/** What node:crypto answers for an encrypted key without a password: the first for DER, the second for PEM. */
const passwordMissing: readonly unknown[] = [
  'ERR_MISSING_PASSPHRASE',
  'ERR_OSSL_CRYPTO_INTERRUPTED_OR_CANCELLED',
];

/** Whether a PEM file has a private key, maybe beside other things. */
export function hasPrivateKey(bytes: Uint8Array): boolean {
  return keyBlock(bytes) !== undefined;
}

/**
 * Reads a private key: PEM or DER, PKCS#8 (encrypted or not), PKCS#1 or SEC1; other PEM blocks beside it are passed
 * over. Throws InputError when there is none, or it is encrypted and the password is missing or wrong.
 */
export function readPrivateKey(bytes: Uint8Array, password?: string): KeyObject {
  for (const form of formsOf(bytes)) {
    const key = tryRead(form);
    if (key === 'encrypted') return readEncrypted(form, password);
    if (key !== undefined) return key;
  }
  throw new InputError(
    `The private key cannot be read: the file looks like ${credentialLooksLike(bytes)}. A private key in PEM or DER is expected.`,
  );
}

function formsOf(bytes: Uint8Array): PrivateKeyInput[] {
  const block = keyBlock(bytes);
  if (block !== undefined) return [{ key: block.text }];
  const key = Buffer.from(bytes);
  return (['pkcs8', 'pkcs1', 'sec1'] as const).map((type) => ({ key, format: 'der', type }));
}

function keyBlock(bytes: Uint8Array): PemBlock | undefined {
  return pemBlocks(bytes).find(({ label }) => label.endsWith('PRIVATE KEY'));
}

function tryRead(form: PrivateKeyInput): KeyObject | 'encrypted' | undefined {
  try {
    return createPrivateKey(form);
  } catch (error) {
    const code = isNativeError(error) && 'code' in error ? error.code : undefined;
    return passwordMissing.includes(code) ? 'encrypted' : undefined;
  }
}

function readEncrypted(form: PrivateKeyInput, password: string | undefined): KeyObject {
  if (password === undefined)
    throw new InputError('The private key is encrypted, and no password was given.');
  const key = tryRead({ ...form, passphrase: password });
  if (key === undefined || key === 'encrypted') {
    throw new InputError('The password does not open the private key.');
  }
  return key;
}
