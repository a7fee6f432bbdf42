import type { Encryption } from './pkcs12-encryption.js';
import type { Pkcs12Mac } from './pkcs12-file.js';

/** How a PKCS#12 file is protected; what an older iOS opens depends on it. Undefined is: not at all. */
export interface Pkcs12Protection {
  readonly mac: Pkcs12Mac | undefined;
  readonly key: Encryption | undefined;
  readonly certificates: Encryption | undefined;
}

/**
 * Whether every iOS that knows Always On opens the file. Older versions refuse AES and SHA-256 in it and then say
 * that the password is wrong.
 */
export function isLegacyForm({ mac, key, certificates }: Pkcs12Protection): boolean {
  return mac?.digest === 'SHA-1' && key?.scheme === 'PKCS#12' && certificates?.scheme === 'PKCS#12';
}

/** For example `AES-256-CBC and a SHA-256 MAC`. */
export function protectionWords({ key, certificates, mac }: Pkcs12Protection): string {
  const ciphers = [key?.cipher ?? 'no encryption', certificates?.cipher ?? 'no encryption'];
  return `${[...new Set(ciphers)].join(', ')} and ${mac === undefined ? 'no MAC' : `a ${mac.digest} MAC`}`;
}
