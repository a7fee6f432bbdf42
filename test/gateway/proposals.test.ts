import { ciphers, groups, hashes, postQuantumMethods } from '../../src/gateway/algorithms.js';
import { readLibreswanProposals } from '../../src/gateway/ipsec-conf/proposals.js';
import type { Suite } from '../../src/gateway/offer.js';
import { childProposal, ikeProposal } from '../../src/gateway/products/strongswan/proposal.js';
import { childProposalOf, differingParts, ikeProposalOf } from '../../src/gateway/proposal.js';
import { readProposals } from '../../src/gateway/swanctl/proposals.js';

const suites: Suite[] = (Object.keys(ciphers) as Suite['encryption'][]).flatMap((encryption) =>
  (Object.keys(hashes) as Suite['integrity'][]).flatMap((integrity) =>
    Object.keys(groups).map((group) => ({
      encryption,
      integrity,
      group: Number(group),
      postQuantum: [36, 37],
      lifetimeMinutes: 60,
    })),
  ),
);

const allParts = ['encryption', 'integrity', 'prf', 'exchange', 'additional'] as const;

test('strongSwan reads every proposal that is written as what the device proposes', () => {
  expect(suites.length).toBeGreaterThan(300);
  for (const suite of suites) {
    const ike = readProposals(ikeProposal(suite), 'ike');
    if ('refused' in ike) throw new Error(`${ikeProposal(suite)}: ${ike.refused}`);
    expect([
      ikeProposal(suite),
      differingParts(ikeProposalOf(suite), ike.proposals[0] ?? never(), allParts),
    ]).toEqual([ikeProposal(suite), []]);
    for (const pfs of [true, false]) {
      const text = childProposal(suite, pfs);
      const child = readProposals(text, 'esp');
      if ('refused' in child) throw new Error(`${text}: ${child.refused}`);
      expect([
        text,
        differingParts(childProposalOf(suite, pfs), child.proposals[0] ?? never(), allParts),
      ]).toEqual([text, []]);
    }
  }
});

function never(): never {
  throw new Error('there is a proposal');
}

/** The registry "IKEv2 Parameters" of IANA: what the tables say must be there by these numbers. */
test('names and numbers are those of IANA', () => {
  expect(Object.values(ciphers).map(({ iana }) => `${iana.id} ${iana.name}`)).toEqual([
    '2 ENCR_DES',
    '3 ENCR_3DES',
    '12 ENCR_AES_CBC',
    '12 ENCR_AES_CBC',
    '20 ENCR_AES_GCM_16',
    '20 ENCR_AES_GCM_16',
    '28 ENCR_CHACHA20_POLY1305',
  ]);
  expect(
    Object.values(hashes).map(
      ({ integrity, prf }) => `${integrity.id} ${integrity.name}, ${prf.id} ${prf.name}`,
    ),
  ).toEqual([
    '2 AUTH_HMAC_SHA1_96, 2 PRF_HMAC_SHA1',
    '7 AUTH_HMAC_SHA1_160, 2 PRF_HMAC_SHA1',
    '12 AUTH_HMAC_SHA2_256_128, 5 PRF_HMAC_SHA2_256',
    '13 AUTH_HMAC_SHA2_384_192, 6 PRF_HMAC_SHA2_384',
    '14 AUTH_HMAC_SHA2_512_256, 7 PRF_HMAC_SHA2_512',
  ]);
  expect(Object.entries(postQuantumMethods).map(([id, { name }]) => `${id} ${name}`)).toEqual([
    '36 ml-kem-768',
    '37 ml-kem-1024',
  ]);
});

test.each([
  ['aes256gcm16-ecp384', 'pseudo-random function'],
  ['aes256-sha256', 'key exchange'],
  ['sha256-modp2048', 'cipher'],
  ['aes256-aes256gcm16-sha256-modp2048', 'mixes'],
  ['aes256-sha256-modp9999', '"modp9999"'],
  ['', 'no algorithm'],
])('strongSwan refuses %s for IKE', (text, reason) => {
  const reading = readProposals(text, 'ike');
  expect('refused' in reading && reading.refused).toContain(reason);
});

test.each([
  ['aes256gcm16-sha384-ecp384', { integrity: [], prf: [6], exchange: [20] }],
  ['aes256-sha256-prfsha512-x25519-modp2048', { integrity: [12], prf: [7], exchange: [31, 14] }],
  ['aes128ctr-aesxcbc-modp3072', { integrity: [5], prf: [4], exchange: [15] }],
  ['aes256gcm128-prfsha256-ecp256-ke1_mlkem768-ke1_none-ke3_mlkem1024', { additional: [[36, 0], [], [37]] }],
])('strongSwan reads %s', (text, parts) => {
  const reading = readProposals(text, 'ike');
  expect('proposals' in reading && reading.proposals[0]).toMatchObject(parts);
});

test.each([
  [
    'aes_gcm256-sha2_384;dh20',
    { encryption: [{ id: 20, keyBits: 256 }], integrity: [], prf: [6], exchange: [20] },
  ],
  [
    'aes256-sha2;modp2048+dh31',
    { encryption: [{ id: 12, keyBits: 256 }], integrity: [12], prf: [5], exchange: [14, 31] },
  ],
  ['chacha20_poly1305-sha512', { encryption: [{ id: 28 }], prf: [7] }],
])('Libreswan reads %s', (text, parts) => {
  const reading = readLibreswanProposals(text, 'ike');
  expect('proposals' in reading && reading.proposals[0]).toMatchObject(parts);
});
