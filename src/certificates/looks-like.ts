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

/** What the first bytes of a file say, in hexadecimal; the first row that matches counts. */
const starts: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/^504b0304/, 'a ZIP archive'],
  [/^62706c697374/, 'a binary property list'],
  [/^fffe|^feff/, 'text in UTF-16'],
  [/^30(8.(..)*?|..)06092a864886f70d0107/, 'a CMS or PKCS#7 message'],
  [/^30(8.(..)*?|..)020103/, 'a PKCS#12 file'],
  [/^30(8.(..)*?|..)020100/, 'a private key'],
  [/^30(8.(..)*?|..)020101/, 'a private key'],
  [/^30/, 'DER of another kind'],
];

/** The same for text, byte order mark and leading white space removed. */
const texts: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/^<!doctype html|^<html/i, 'a web page'],
  [/^<\?xml|^<plist|^<!DOCTYPE plist/, 'an XML document'],
  [/^[{[]/, 'JSON'],
  [/^-----BEGIN/, 'PEM text that is cut off'],
  [/^MI[A-Za-z0-9+/=\s]+$/, 'base64 text without its -----BEGIN and -----END lines'],
  [/^[\t\n\r\x20-\x7e]+$/, 'plain text'],
];

/** What a file appears to be, for the sentence that refuses it: `a PKCS#12 file`, `a web page`. Never its content. */
export function looksLike(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'an empty file';
  const label = pemBlocks(bytes)[0]?.label;
  if (label !== undefined) return pemLabels[label] ?? 'PEM of another kind';
  const head = Buffer.from(bytes.subarray(0, 20)).toString('hex');
  const text = Buffer.from(bytes.subarray(0, 1024))
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart();
  const row = starts.find(([pattern]) => pattern.test(head)) ?? texts.find(([pattern]) => pattern.test(text));
  return row?.[1] ?? 'binary data of an unknown kind';
}
