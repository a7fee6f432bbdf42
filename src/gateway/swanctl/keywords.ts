import type { OfferedCipher } from '../proposal.js';

/** What a keyword of a proposal stands for, by IANA's numbers. */
export type Keyword =
  | { readonly kind: 'encryption'; readonly cipher: OfferedCipher }
  | { readonly kind: 'integrity'; readonly id: number }
  | { readonly kind: 'prf'; readonly id: number }
  | { readonly kind: 'exchange'; readonly id: number }
  /** Extended sequence numbers, which an Apple device leaves to the gateway. */
  | { readonly kind: 'sequence' };

const keyBits = [128, 192, 256] as const;

/** AES-GCM and AES-CCM by the octets of what they protect integrity with, which can be written in bits too. */
const aeadIds = { gcm: { 8: 18, 12: 19, 16: 20 }, ccm: { 8: 14, 12: 15, 16: 16 } } as const;

function* encryptionKeywords(): Generator<[string, OfferedCipher]> {
  yield ['des', { id: 2 }];
  yield ['3des', { id: 3 }];
  yield ['null', { id: 11 }];
  for (const name of ['chacha20poly1305', 'chacha20poly1305compat']) yield [name, { id: 28 }];
  for (const [name, id] of [
    ['aes', 12],
    ['camellia', 23],
  ] as const) {
    yield [name, { id, keyBits: 128 }];
    for (const bits of keyBits) yield [`${name}${bits}`, { id, keyBits: bits }];
  }
  for (const bits of keyBits) {
    yield [`aes${bits}ctr`, { id: 13, keyBits: bits }];
    yield [`camellia${bits}ctr`, { id: 24, keyBits: bits }];
    yield [`aes${bits}gmac`, { id: 21, keyBits: bits }];
    for (const [mode, ids] of Object.entries(aeadIds)) {
      for (const [octets, id] of Object.entries(ids)) {
        yield [`aes${bits}${mode}${octets}`, { id, keyBits: bits }];
        yield [`aes${bits}${mode}${Number(octets) * 8}`, { id, keyBits: bits }];
      }
    }
  }
}

const integrity: Readonly<Record<string, number>> = {
  md5: 1,
  md5_128: 6,
  sha: 2,
  sha1: 2,
  sha1_160: 7,
  aesxcbc: 5,
  aescmac: 8,
  sha256: 12,
  sha2_256: 12,
  sha384: 13,
  sha2_384: 13,
  sha512: 14,
  sha2_512: 14,
  // Of a private range: 96 bits of it, as old kernels had.
  sha256_96: 1024,
  sha2_256_96: 1024,
};

const prf: Readonly<Record<string, number>> = {
  prfmd5: 1,
  prfsha1: 2,
  prfaesxcbc: 4,
  prfsha256: 5,
  prfsha384: 6,
  prfsha512: 7,
  prfaescmac: 8,
};

const exchange: Readonly<Record<string, number>> = {
  modpnone: 0,
  none: 0,
  modp768: 1,
  modp1024: 2,
  modp1536: 5,
  modp2048: 14,
  modp3072: 15,
  modp4096: 16,
  modp6144: 17,
  modp8192: 18,
  modp1024s160: 22,
  modp2048s224: 23,
  modp2048s256: 24,
  ecp192: 25,
  ecp224: 26,
  ecp256: 19,
  ecp384: 20,
  ecp521: 21,
  ecp224bp: 27,
  ecp256bp: 28,
  ecp384bp: 29,
  ecp512bp: 30,
  curve25519: 31,
  x25519: 31,
  curve448: 32,
  x448: 32,
  mlkem512: 35,
  mlkem768: 36,
  mlkem1024: 37,
};

/** The keywords of strongSwan's proposals. */
export const keywords: ReadonlyMap<string, Keyword> = new Map<string, Keyword>([
  ...Array.from(encryptionKeywords(), ([name, cipher]) => [name, { kind: 'encryption', cipher }] as const),
  ...Object.entries(integrity).map(([name, id]) => [name, { kind: 'integrity', id }] as const),
  ...Object.entries(prf).map(([name, id]) => [name, { kind: 'prf', id }] as const),
  ...Object.entries(exchange).map(([name, id]) => [name, { kind: 'exchange', id }] as const),
  ...['esn', 'noesn'].map((name) => [name, { kind: 'sequence' }] as const),
]);

/** The pseudo-random function that goes with an integrity algorithm where none is named. */
export const prfOfIntegrity: Readonly<Record<number, number>> = {
  1: 1,
  2: 2,
  5: 4,
  7: 2,
  8: 8,
  12: 5,
  13: 6,
  14: 7,
  1024: 5,
};
