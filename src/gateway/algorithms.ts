/**
 * The algorithms that a profile can name, by Apple's names, with IANA's names and numbers (registry "IKEv2 Parameters")
 * and the keywords of gateways. What a gateway has no keyword for is absent.
 */

/** A name and a number of IANA's registry of IKEv2 parameters. */
export interface IanaValue {
  readonly name: string;
  readonly id: number;
}

/** How a cipher of `EncryptionAlgorithm` is called elsewhere. */
export interface Cipher {
  readonly iana: IanaValue;
  /** Absent where the cipher has one size only. */
  readonly keyBits?: number;
  /** Protects integrity itself, so that no integrity algorithm is negotiated. */
  readonly aead: boolean;
  readonly strongswan: string;
  readonly libreswan?: string;
  /** `-EncryptionMethod`, for IKE. */
  readonly rrasIke?: string;
  /** `-CipherTransformConstants`, for the child. */
  readonly rrasChild?: string;
}

/** The values of `EncryptionAlgorithm`. */
export type CipherName =
  | 'DES'
  | '3DES'
  | 'AES-128'
  | 'AES-256'
  | 'AES-128-GCM'
  | 'AES-256-GCM'
  | 'ChaCha20Poly1305';

/** Type 1, encryption algorithms. */
export const ciphers: Readonly<Record<CipherName, Cipher>> = {
  DES: {
    iana: { name: 'ENCR_DES', id: 2 },
    aead: false,
    strongswan: 'des',
    rrasIke: 'DES',
    rrasChild: 'DES',
  },
  '3DES': {
    iana: { name: 'ENCR_3DES', id: 3 },
    aead: false,
    strongswan: '3des',
    libreswan: '3des',
    rrasIke: 'DES3',
    rrasChild: 'DES3',
  },
  'AES-128': {
    iana: { name: 'ENCR_AES_CBC', id: 12 },
    keyBits: 128,
    aead: false,
    strongswan: 'aes128',
    libreswan: 'aes128',
    rrasIke: 'AES128',
    rrasChild: 'AES128',
  },
  'AES-256': {
    iana: { name: 'ENCR_AES_CBC', id: 12 },
    keyBits: 256,
    aead: false,
    strongswan: 'aes256',
    libreswan: 'aes256',
    rrasIke: 'AES256',
    rrasChild: 'AES256',
  },
  'AES-128-GCM': {
    iana: { name: 'ENCR_AES_GCM_16', id: 20 },
    keyBits: 128,
    aead: true,
    strongswan: 'aes128gcm16',
    libreswan: 'aes_gcm128',
    rrasChild: 'GCMAES128',
  },
  'AES-256-GCM': {
    iana: { name: 'ENCR_AES_GCM_16', id: 20 },
    keyBits: 256,
    aead: true,
    strongswan: 'aes256gcm16',
    libreswan: 'aes_gcm256',
    rrasChild: 'GCMAES256',
  },
  ChaCha20Poly1305: {
    iana: { name: 'ENCR_CHACHA20_POLY1305', id: 28 },
    aead: true,
    strongswan: 'chacha20poly1305',
    libreswan: 'chacha20_poly1305',
  },
};

/** How a hash of `IntegrityAlgorithm` is called elsewhere: it is an integrity algorithm, and in IKE a pseudo-random function. */
export interface Hash {
  /** Type 3, integrity algorithms. */
  readonly integrity: IanaValue;
  /** Type 2, pseudo-random functions. */
  readonly prf: IanaValue;
  readonly strongswan: string;
  readonly strongswanPrf: string;
  readonly libreswan?: string;
  readonly rrasIke?: string;
  readonly rrasChild?: string;
}

/** The values of `IntegrityAlgorithm`. */
export type HashName = 'SHA1-96' | 'SHA1-160' | 'SHA2-256' | 'SHA2-384' | 'SHA2-512';

export const hashes: Readonly<Record<HashName, Hash>> = {
  'SHA1-96': {
    integrity: { name: 'AUTH_HMAC_SHA1_96', id: 2 },
    prf: { name: 'PRF_HMAC_SHA1', id: 2 },
    strongswan: 'sha1',
    strongswanPrf: 'prfsha1',
    libreswan: 'sha1',
    rrasIke: 'SHA1',
    rrasChild: 'SHA196',
  },
  'SHA1-160': {
    integrity: { name: 'AUTH_HMAC_SHA1_160', id: 7 },
    prf: { name: 'PRF_HMAC_SHA1', id: 2 },
    strongswan: 'sha1_160',
    strongswanPrf: 'prfsha1',
  },
  'SHA2-256': {
    integrity: { name: 'AUTH_HMAC_SHA2_256_128', id: 12 },
    prf: { name: 'PRF_HMAC_SHA2_256', id: 5 },
    strongswan: 'sha256',
    strongswanPrf: 'prfsha256',
    libreswan: 'sha2_256',
    rrasIke: 'SHA256',
    rrasChild: 'SHA256128',
  },
  'SHA2-384': {
    integrity: { name: 'AUTH_HMAC_SHA2_384_192', id: 13 },
    prf: { name: 'PRF_HMAC_SHA2_384', id: 6 },
    strongswan: 'sha384',
    strongswanPrf: 'prfsha384',
    libreswan: 'sha2_384',
    rrasIke: 'SHA384',
  },
  'SHA2-512': {
    integrity: { name: 'AUTH_HMAC_SHA2_512_256', id: 14 },
    prf: { name: 'PRF_HMAC_SHA2_512', id: 7 },
    strongswan: 'sha512',
    strongswanPrf: 'prfsha512',
    libreswan: 'sha2_512',
  },
};

/** How a group of `DiffieHellmanGroup`, whose number is IANA's, is called elsewhere. */
export interface Group {
  readonly name: string;
  readonly strongswan: string;
  readonly libreswan?: string;
  /** `-DHGroup`, for IKE. */
  readonly rrasIke?: string;
  /** `-PfsGroup`, for the child. */
  readonly rrasChild?: string;
}

/** Type 4, key exchange methods. */
export const groups: Readonly<Record<number, Group>> = {
  1: { name: '768-bit MODP Group', strongswan: 'modp768', rrasIke: 'Group1', rrasChild: 'PFS1' },
  2: {
    name: '1024-bit MODP Group',
    strongswan: 'modp1024',
    libreswan: 'dh2',
    rrasIke: 'Group2',
    rrasChild: 'PFS2',
  },
  5: { name: '1536-bit MODP Group', strongswan: 'modp1536', libreswan: 'dh5' },
  14: {
    name: '2048-bit MODP Group',
    strongswan: 'modp2048',
    libreswan: 'dh14',
    rrasIke: 'Group14',
    rrasChild: 'PFS2048',
  },
  15: { name: '3072-bit MODP Group', strongswan: 'modp3072', libreswan: 'dh15' },
  16: { name: '4096-bit MODP Group', strongswan: 'modp4096', libreswan: 'dh16' },
  17: { name: '6144-bit MODP Group', strongswan: 'modp6144', libreswan: 'dh17' },
  18: { name: '8192-bit MODP Group', strongswan: 'modp8192', libreswan: 'dh18' },
  19: {
    name: '256-bit random ECP group',
    strongswan: 'ecp256',
    libreswan: 'dh19',
    rrasIke: 'ECP256',
    rrasChild: 'ECP256',
  },
  20: {
    name: '384-bit random ECP group',
    strongswan: 'ecp384',
    libreswan: 'dh20',
    rrasIke: 'ECP384',
    rrasChild: 'ECP384',
  },
  21: { name: '521-bit random ECP group', strongswan: 'ecp521', libreswan: 'dh21' },
  31: { name: 'Curve25519', strongswan: 'curve25519', libreswan: 'dh31' },
  32: { name: 'Curve448', strongswan: 'curve448' },
};

/** The additional key exchanges of `PostQuantumKeyExchangeMethods`, whose numbers are IANA's too; 0 is none. */
export const postQuantumMethods: Readonly<
  Record<number, { readonly name: string; readonly strongswan: string }>
> = {
  36: { name: 'ml-kem-768', strongswan: 'mlkem768' },
  37: { name: 'ml-kem-1024', strongswan: 'mlkem1024' },
};

/** The keys of `CertificateType`: the kind of the device's key, and what strongSwan calls it in `auth`. */
export const certificateTypes = {
  RSA: { strongswan: 'rsa', libreswan: 'rsasig' },
  'RSA-PSS': { strongswan: 'rsa/pss', libreswan: 'rsasig' },
  ECDSA256: { strongswan: 'ecdsa-256', libreswan: 'ecdsa' },
  ECDSA384: { strongswan: 'ecdsa-384', libreswan: 'ecdsa' },
  ECDSA521: { strongswan: 'ecdsa-521', libreswan: 'ecdsa' },
} as const;

export type CertificateType = keyof typeof certificateTypes;

/** IANA's name of a key exchange method, for people: `group 20 (384-bit random ECP group)`, `ml-kem-768`. */
export function keyExchangeText(id: number): string {
  const group = groups[id];
  return group === undefined
    ? (postQuantumMethods[id]?.name ?? `key exchange ${id}`)
    : `group ${id} (${group.name})`;
}
