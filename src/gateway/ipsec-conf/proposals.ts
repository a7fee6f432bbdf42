import { isAead, type OfferedCipher, type Proposal } from '../proposal.js';

const keyBits = [128, 192, 256] as const;

/** Libreswan's names of ciphers; the size of the key stands behind the name, and any is taken without one. */
const cipherNames: Readonly<Record<string, number>> = {
  aes: 12,
  aes_cbc: 12,
  aes_ctr: 13,
  aes_gcm: 20,
  aes_gcm_c: 20,
  aes_gcm_16: 20,
  aes_gcm_b: 19,
  aes_gcm_12: 19,
  aes_gcm_a: 18,
  aes_gcm_8: 18,
  aes_ccm: 16,
  aes_ccm_c: 16,
  camellia: 23,
  camellia_cbc: 23,
};

const hashNames: Readonly<Record<string, { readonly integrity: number; readonly prf: number }>> = {
  md5: { integrity: 1, prf: 1 },
  sha: { integrity: 2, prf: 2 },
  sha1: { integrity: 2, prf: 2 },
  sha2: { integrity: 12, prf: 5 },
  sha256: { integrity: 12, prf: 5 },
  sha2_256: { integrity: 12, prf: 5 },
  sha384: { integrity: 13, prf: 6 },
  sha2_384: { integrity: 13, prf: 6 },
  sha512: { integrity: 14, prf: 7 },
  sha2_512: { integrity: 14, prf: 7 },
};

const groupNames: Readonly<Record<string, number>> = {
  modp1024: 2,
  modp1536: 5,
  modp2048: 14,
  modp3072: 15,
  modp4096: 16,
  modp6144: 17,
  modp8192: 18,
  ecp_256: 19,
  ecp256: 19,
  ecp_384: 20,
  ecp384: 20,
  ecp_521: 21,
  ecp521: 21,
  curve25519: 31,
};

/** Reads `ike=` or `esp=` of Libreswan: `aes_gcm256-sha2_384;dh20, aes256-sha2_256`. */
export function readLibreswanProposals(
  text: string,
  protocol: 'ike' | 'esp',
): { readonly proposals: readonly Proposal[] } | { readonly refused: string } {
  const proposals: Proposal[] = [];
  for (const one of text.split(',').map((part) => part.trim().toLowerCase())) {
    if (one === '') continue;
    const encryption: OfferedCipher[] = [];
    const hashes: { readonly integrity: number; readonly prf: number }[] = [];
    const exchange: number[] = [];
    for (const word of one.split(/[-;+]/)) {
      const group = groupOf(word);
      const cipher = ciphersOf(word);
      const hash = hashNames[word.replace(/^hmac_/, '')];
      if (cipher !== undefined) encryption.push(...cipher);
      else if (group !== undefined) exchange.push(group);
      else if (hash !== undefined) hashes.push(hash);
      else if (word !== 'none' && word !== 'null')
        return { refused: `"${word}" is no algorithm that is known` };
    }
    const aead = encryption.some(isAead);
    proposals.push({
      text: one,
      encryption: encryption.length === 0 ? [...sizes(20), ...sizes(12)] : encryption,
      integrity: aead ? [] : hashes.length === 0 ? [12, 14] : hashes.map(({ integrity }) => integrity),
      prf: protocol === 'esp' ? [] : hashes.length === 0 ? [7, 5] : hashes.map(({ prf }) => prf),
      exchange: exchange.length === 0 && protocol === 'ike' ? defaultGroups : exchange,
      additional: [],
    });
  }
  return proposals.length === 0 ? { refused: 'it names no algorithm' } : { proposals };
}

/** What Libreswan takes where no group is named. */
const defaultGroups = [14, 15, 16, 18, 19, 20, 21, 31];

function ciphersOf(word: string): OfferedCipher[] | undefined {
  if (/^chacha20_?poly1305$/.test(word)) return [{ id: 28 }];
  if (word === '3des' || word === '3des_cbc') return [{ id: 3 }];
  const [, name = '', bits] = /^([a-z_]+(?:_(?:8|12|16))?)_?(128|192|256)?$/.exec(word) ?? [];
  const id = cipherNames[name.replace(/_$/, '')];
  if (id === undefined) return undefined;
  return bits === undefined ? sizes(id) : [{ id, keyBits: Number(bits) }];
}

function groupOf(word: string): number | undefined {
  const [, number] = /^dh(\d+)$/.exec(word) ?? [];
  if (number !== undefined) return Number(number);
  return word === 'none' ? undefined : groupNames[word];
}

function sizes(id: number): OfferedCipher[] {
  return keyBits.map((bits) => ({ id, keyBits: bits }));
}

/** What Libreswan takes without `ike=` or `esp=`. */
export const libreswanDefaults: Readonly<Record<'ike' | 'esp', readonly Proposal[]>> = {
  ike: [
    {
      text: 'default',
      encryption: [...sizes(20), { id: 28 }],
      integrity: [],
      prf: [7, 5],
      exchange: defaultGroups,
      additional: [],
    },
    {
      text: 'default',
      encryption: sizes(12),
      integrity: [12, 14],
      prf: [7, 5],
      exchange: defaultGroups,
      additional: [],
    },
  ],
  esp: [
    {
      text: 'default',
      encryption: [...sizes(20), { id: 28 }],
      integrity: [],
      prf: [],
      exchange: [],
      additional: [],
    },
    { text: 'default', encryption: sizes(12), integrity: [12, 14], prf: [], exchange: [], additional: [] },
  ],
};
