import { looksLike } from '../text/looks-like.js';
import { pemBlocks } from './pem.js';

const pemLabels: Readonly<Record<string, string>> = {
  CERTIFICATE: 'a PEM certificate',
  'X509 CERTIFICATE': 'a PEM certificate',
  'TRUSTED CERTIFICATE': 'an OpenSSL trusted certificate',
  'CERTIFICATE REQUEST': 'a certificate request',
  'NEW CERTIFICATE REQUEST': 'a certificate request',
  'PUBLIC KEY': 'a public key',
  'RSA PUBLIC KEY': 'a public key',
  'PRIVATE KEY': 'a private key',
  'RSA PRIVATE KEY': 'a private key',
  'EC PRIVATE KEY': 'a private key',
  'EC PARAMETERS': 'the parameters of an elliptic curve',
  'ENCRYPTED PRIVATE KEY': 'an encrypted private key',
  'OPENSSH PRIVATE KEY': 'an OpenSSH private key',
  PKCS7: 'a PKCS#7 bundle',
  CMS: 'a PEM CMS message',
  'X509 CRL': 'a revocation list',
};

/** How DER of each kind begins, in hexadecimal: SEQUENCE, length, and the first member. */
const derStarts: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/^30(8[0-4](..){0,4}?|..)06092a864886f70d0107/, 'a CMS or PKCS#7 message'],
  [/^30(8[0-4](..){0,4}?|..)020103/, 'a PKCS#12 file'],
  [/^30(8[0-4](..){0,4}?|..)02010[01]/, 'a private key'],
  [/^30(8[0-4](..){0,4}?|..)30(8[0-4](..){0,4}?|..)a003020102/, 'a certificate'],
  [/^30[0-8]/, 'DER of another kind'],
];

const textStarts: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/^-----BEGIN/, 'PEM text that is cut off'],
  [/^MI[A-Za-z0-9+/=\s]+$/, 'base64 text without its -----BEGIN and -----END lines'],
  [/^[\t\n\r\x20-\x7e]+$/, 'plain text'],
];

/**
 * What a file that is not the certificate, key or signature that was asked for seems to be, as a noun phrase
 * (`a PKCS#12 file`), for the sentence that refuses it. Looks at its beginning; never quotes it.
 */
export function credentialLooksLike(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'an empty file';
  const label = pemBlocks(bytes)[0]?.label;
  if (label !== undefined) return pemLabels[label] ?? 'PEM of another kind';
  const hex = Buffer.from(bytes.subarray(0, 20)).toString('hex');
  const text = Buffer.from(bytes.subarray(0, 1024)).toString('latin1').trimStart();
  return (
    find(derStarts, hex) ??
    find(textStarts.slice(0, 2), text) ??
    looksLike(bytes) ??
    find(textStarts, text) ??
    'data of an unknown kind'
  );
}

function find(rows: readonly (readonly [RegExp, string])[], start: string): string | undefined {
  return rows.find(([pattern]) => pattern.test(start))?.[1];
}
