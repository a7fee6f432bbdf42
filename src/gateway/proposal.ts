import { ciphers, groups, hashes, postQuantumMethods } from './algorithms.js';
import type { Suite } from './offer.js';

/** A cipher by IANA's number, with the size of its key where it has several. */
export interface OfferedCipher {
  readonly id: number;
  readonly keyBits?: number | undefined;
}

/** A proposal by IANA's numbers: of each kind one is chosen. */
export interface Proposal {
  /** As it stands in the configuration. */
  readonly text: string;
  readonly encryption: readonly OfferedCipher[];
  /** Empty with AEAD ciphers. */
  readonly integrity: readonly number[];
  /** Of IKE alone. */
  readonly prf: readonly number[];
  /** 0 is none. Empty where no exchange is made at all. */
  readonly exchange: readonly number[];
  /** The choices of each additional key exchange, in order; 0 is none. */
  readonly additional: readonly (readonly number[])[];
}

/** What can differ between two proposals. */
export type ProposalPart = 'encryption' | 'integrity' | 'prf' | 'exchange' | 'additional';

/** AEAD ciphers by IANA's numbers: AES-CCM, AES-GCM, ChaCha20-Poly1305. */
const aeadCiphers: readonly number[] = [14, 15, 16, 18, 19, 20, 28];

/** Whether a cipher protects integrity itself. */
export function isAead({ id }: OfferedCipher): boolean {
  return aeadCiphers.includes(id);
}

/** What the device proposes for IKE. */
export function ikeProposalOf(suite: Suite): Proposal {
  const { encryption, integrity, group, postQuantum } = suite;
  const { iana, keyBits, aead } = ciphers[encryption];
  return {
    text: suiteText(suite),
    encryption: [{ id: iana.id, keyBits }],
    integrity: aead ? [] : [hashes[integrity].integrity.id],
    prf: [hashes[integrity].prf.id],
    exchange: [group],
    additional: postQuantum.map((id) => [id]),
  };
}

/** What the device proposes for the child when it renews it; the first child has no key exchange of its own. */
export function childProposalOf(suite: Suite, pfs: boolean): Proposal {
  const proposal = { ...ikeProposalOf(suite), prf: [] };
  return pfs ? proposal : { ...proposal, exchange: [], additional: [] };
}

function suiteText({ encryption, integrity, group }: Suite): string {
  return `${encryption}, ${integrity}, group ${group}`;
}

/** The parts in which a gateway's proposal takes nothing of what the device proposes; none where both agree. */
export function differingParts(
  device: Proposal,
  gateway: Proposal,
  parts: readonly ProposalPart[],
): ProposalPart[] {
  return parts.filter((part) => !agrees(device, gateway, part));
}

function agrees(device: Proposal, gateway: Proposal, part: ProposalPart): boolean {
  if (part === 'encryption') {
    return device.encryption.some(({ id, keyBits }) =>
      gateway.encryption.some((other) => other.id === id && (other.keyBits ?? keyBits) === keyBits),
    );
  }
  if (part === 'additional') return additionalAgrees(device.additional, gateway.additional);
  const [mine, theirs] = [orNone(device[part]), orNone(gateway[part])];
  return mine.some((id) => theirs.includes(id));
}

function additionalAgrees(device: Proposal['additional'], gateway: Proposal['additional']): boolean {
  const count = Math.max(device.length, gateway.length);
  return Array.from(
    { length: count },
    (_, index) => [orNone(device[index] ?? []), orNone(gateway[index] ?? [])] as const,
  ).every(([mine, theirs]) => mine.some((id) => theirs.includes(id)));
}

/** No algorithm of a kind is the choice of none. */
function orNone(ids: readonly number[]): readonly number[] {
  return ids.length === 0 ? [0] : ids;
}

/** The gateway's proposal that differs least from what the device proposes, and in what. */
export function closest(
  device: Proposal,
  gateway: readonly Proposal[],
  parts: readonly ProposalPart[],
): { readonly proposal: Proposal; readonly differing: readonly ProposalPart[] } | undefined {
  const compared = gateway.map((proposal) => ({
    proposal,
    differing: differingParts(device, proposal, parts),
  }));
  return compared.reduce<(typeof compared)[number] | undefined>(
    (best, one) => (best === undefined || one.differing.length < best.differing.length ? one : best),
    undefined,
  );
}

/** IANA's names for people, by kind. */
export function partText(part: ProposalPart, proposal: Proposal): string {
  switch (part) {
    case 'encryption':
      return listed(proposal.encryption.map(cipherText));
    case 'integrity':
      return listed(proposal.integrity.map((id) => nameOf(integrityNames, id)));
    case 'prf':
      return listed(proposal.prf.map((id) => nameOf(prfNames, id)));
    case 'exchange':
      return listed(proposal.exchange.map((id) => (id === 0 ? 'none' : exchangeText(id))));
    case 'additional':
      return listed(
        proposal.additional.map((ids) =>
          ids.map((id) => (id === 0 ? 'none' : exchangeText(id))).join(' or '),
        ),
      );
  }
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 6).join(', ');
  return names.length === 0 ? 'none' : names.length > 6 ? `${shown} and ${names.length - 6} more` : shown;
}

const cipherNames = new Map(
  Object.entries(ciphers).map(([apple, { iana, keyBits }]) => [`${iana.id}/${keyBits ?? ''}`, apple]),
);
const integrityNames = new Map(Object.entries(hashes).map(([apple, { integrity }]) => [integrity.id, apple]));
const prfNames = new Map(
  Object.entries(hashes)
    .reverse()
    .map(([apple, { prf }]) => [prf.id, prf.id === 2 ? 'SHA1' : apple]),
);

/** Apple's name where Apple has one, else IANA's number. */
function cipherText({ id, keyBits }: OfferedCipher): string {
  return (
    cipherNames.get(`${id}/${keyBits ?? ''}`) ??
    `cipher ${id}${keyBits === undefined ? '' : ` with ${keyBits} bits`}`
  );
}

function nameOf(names: ReadonlyMap<number, string>, id: number): string {
  return names.get(id) ?? `algorithm ${id}`;
}

function exchangeText(id: number): string {
  return groups[id] === undefined ? (postQuantumMethods[id]?.name ?? `key exchange ${id}`) : `group ${id}`;
}
