import { readFile } from 'node:fs/promises';
import type { Certificate } from '../certificates/certificate.js';
import type { Host } from './host.js';
import { about, readInput, shownPath } from './input.js';

/** The certificates of a file, PEM or DER. Throws InputError with the file's name. */
export async function readCertificateFile(host: Host, file: string): Promise<Certificate[]> {
  const bytes = await readInput(host, file);
  const { readCertificates } = await import('../certificates/certificate.js');
  return about(shownPath(host, file), () => readCertificates(bytes));
}

/** {@link readCertificateFile} for several files. */
export async function readCertificateFiles(host: Host, files: readonly string[]): Promise<Certificate[]> {
  const read = await Promise.all(files.map((file) => readCertificateFile(host, file)));
  return read.flat();
}

/** Where systems keep the roots that they trust: Debian and Alpine, Fedora, openSUSE, macOS. */
const rootFiles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/**
 * The roots that the system trusts, or those of the file in SSL_CERT_FILE, as OpenSSL takes them; where there are none,
 * those that Node brings, which are Mozilla's.
 */
export async function systemRoots(host: Host): Promise<Certificate[]> {
  const texts = await systemRootTexts(host);
  const [{ readCertificate }, { pemBlocks }] = await Promise.all([
    import('../certificates/certificate.js'),
    import('../certificates/pem.js'),
  ]);
  return texts.flatMap(pemBlocks).flatMap(({ bytes }) => {
    try {
      return [readCertificate(bytes)];
    } catch {
      // Systems carry along certificates that OpenSSL reads no more; nothing can lead to them.
      return [];
    }
  });
}

async function systemRootTexts(host: Host): Promise<Uint8Array[]> {
  const named = host.env['SSL_CERT_FILE'];
  if (named !== undefined) return [await readInput(host, named)];
  // Of Node 22.15 and newer; older versions do not ask the system.
  const tls: typeof import('node:tls') & { getCACertificates?: (store: 'system') => string[] } = await import(
    'node:tls'
  );
  const roots = tls.getCACertificates?.('system') ?? [];
  if (roots.length > 0) return roots.map((text) => Buffer.from(text));
  for (const file of rootFiles) {
    const text = await readFile(file).catch(() => undefined);
    if (text !== undefined) return [text];
  }
  return tls.rootCertificates.map((text) => Buffer.from(text));
}
