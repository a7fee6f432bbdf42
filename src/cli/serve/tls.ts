import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { InputError } from '../../input-error.js';
import type { Host } from '../host.js';
import { readInput, shownPath } from '../input.js';

/** A certificate with its chain and the key that belongs to it, PEM. */
export interface TlsFiles {
  readonly cert: Buffer;
  readonly key: Buffer;
}

/**
 * Reads the certificate and the key that a server shows.
 *
 * @throws InputError when one is missing, cannot be read, or does not belong to the other
 */
export async function readTls(
  host: Host,
  certFile: string | undefined,
  keyFile: string | undefined,
): Promise<TlsFiles | undefined> {
  if (certFile === undefined && keyFile === undefined) return undefined;
  if (certFile === undefined || keyFile === undefined)
    throw new InputError('--tls-cert and --tls-key are needed together. One of them is missing.');
  const cert = Buffer.from(await readInput(host, certFile));
  const key = Buffer.from(await readInput(host, keyFile));
  const certificate = certificateIn(cert, shownPath(host, certFile));
  if (!certificate.checkPrivateKey(keyIn(key, shownPath(host, keyFile)))) {
    throw new InputError(
      `${shownPath(host, keyFile)} is not the private key of the certificate in ${shownPath(host, certFile)}.`,
    );
  }
  return { cert, key };
}

function certificateIn(pem: Buffer, name: string): X509Certificate {
  if (!pem.includes('-----BEGIN CERTIFICATE-----'))
    throw new InputError(`${name} holds no certificate in PEM form (-----BEGIN CERTIFICATE-----).`);
  try {
    return new X509Certificate(pem);
  } catch {
    throw new InputError(`${name}: The certificate in it cannot be read.`);
  }
}

function keyIn(pem: Buffer, name: string): KeyObject {
  if (/-----BEGIN ENCRYPTED|Proc-Type: 4,ENCRYPTED/.test(pem.toString('latin1')))
    throw new InputError(`${name} is protected by a password. Give the key without one.`);
  try {
    return createPrivateKey(pem);
  } catch {
    throw new InputError(`${name} holds no private key in PEM form.`);
  }
}
