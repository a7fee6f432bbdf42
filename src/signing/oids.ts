/** The object identifiers of CMS messages (RFC 5652). */
export const oids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  envelopedData: '1.2.840.113549.1.7.3',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  rsaEncryption: '1.2.840.113549.1.1.1',
  rsaPss: '1.2.840.113549.1.1.10',
  mgf1: '1.2.840.113549.1.1.8',
  aes256Cbc: '2.16.840.1.101.3.4.1.42',
} as const;

/** Digests that are read, by their identifiers, under the names that node:crypto takes. */
export const digestNames: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.5': 'md5',
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** How a signature is computed. `RSA` is PKCS#1 v1.5. */
export type SignatureScheme = 'RSA' | 'RSA-PSS' | 'ECDSA';

/** Signature algorithms that are read; where the digest is not part of one, the message's digest algorithm is it. */
export const signatureSchemes: Readonly<Record<string, readonly [scheme: SignatureScheme, digest?: string]>> =
  {
    [oids.rsaEncryption]: ['RSA'],
    '1.2.840.113549.1.1.4': ['RSA', 'md5'],
    '1.2.840.113549.1.1.5': ['RSA', 'sha1'],
    '1.2.840.113549.1.1.14': ['RSA', 'sha224'],
    '1.2.840.113549.1.1.11': ['RSA', 'sha256'],
    '1.2.840.113549.1.1.12': ['RSA', 'sha384'],
    '1.2.840.113549.1.1.13': ['RSA', 'sha512'],
    [oids.rsaPss]: ['RSA-PSS'],
    '1.2.840.10045.2.1': ['ECDSA'],
    '1.2.840.10045.4.1': ['ECDSA', 'sha1'],
    '1.2.840.10045.4.3.1': ['ECDSA', 'sha224'],
    '1.2.840.10045.4.3.2': ['ECDSA', 'sha256'],
    '1.2.840.10045.4.3.3': ['ECDSA', 'sha384'],
    '1.2.840.10045.4.3.4': ['ECDSA', 'sha512'],
  };

/** Ciphers of encrypted content, by the names that people know. */
export const contentCiphers: Readonly<Record<string, string>> = {
  '1.2.840.113549.3.7': '3DES-CBC',
  '2.16.840.1.101.3.4.1.2': 'AES-128-CBC',
  '2.16.840.1.101.3.4.1.22': 'AES-192-CBC',
  [oids.aes256Cbc]: 'AES-256-CBC',
};
