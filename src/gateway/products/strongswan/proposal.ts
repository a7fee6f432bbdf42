import { ciphers, groups, hashes, postQuantumMethods } from '../../algorithms.js';
import type { Suite } from '../../offer.js';

/** The proposal of IKE: with AEAD the hash is the pseudo-random function alone. */
export function ikeProposal({ encryption, integrity, group, postQuantum }: Suite): string {
  const hash = ciphers[encryption].aead ? hashes[integrity].strongswanPrf : hashes[integrity].strongswan;
  return [ciphers[encryption].strongswan, hash, ...exchangesOf(group, postQuantum)].join('-');
}

/** The proposal of the child: a group only with PFS, since the first child takes its keys from IKE. */
export function childProposal({ encryption, integrity, group, postQuantum }: Suite, pfs: boolean): string {
  const hash = ciphers[encryption].aead ? [] : [hashes[integrity].strongswan];
  return [ciphers[encryption].strongswan, ...hash, ...(pfs ? exchangesOf(group, postQuantum) : [])].join('-');
}

/** The i-th post-quantum method is the i-th additional key exchange. */
function exchangesOf(group: number, postQuantum: readonly number[]): string[] {
  const additional = postQuantum.map(
    (id, index) => `ke${index + 1}_${postQuantumMethods[id]?.strongswan ?? id}`,
  );
  return [groups[group]?.strongswan ?? String(group), ...additional];
}

export function suiteWords(key: string, { encryption, integrity, group, postQuantum }: Suite): string {
  const methods = postQuantum.length === 0 ? '' : `, PostQuantumKeyExchangeMethods ${postQuantum.join(', ')}`;
  return `${key}: EncryptionAlgorithm ${encryption}, IntegrityAlgorithm ${integrity}, DiffieHellmanGroup ${group}${methods}.`;
}
