import { isAead, type OfferedCipher, type Proposal } from '../proposal.js';
import { type Keyword, keywords, prfOfIntegrity } from './keywords.js';

/** The proposals of a setting, or the reason why strongSwan refuses it. */
export type ProposalReading =
  | { readonly proposals: readonly Proposal[] }
  | { readonly refused: string; readonly word?: string };

/** Reads `proposals` of a connection or `esp_proposals` of a child, as strongSwan does. */
export function readProposals(text: string, protocol: 'ike' | 'esp'): ProposalReading {
  const proposals: Proposal[] = [];
  for (const one of text.split(',').map((part) => part.trim())) {
    if (one === '') continue;
    if (one === 'default') {
      proposals.push(...defaults[protocol]);
      continue;
    }
    const reading = readProposal(one, protocol);
    if ('refused' in reading) return reading;
    proposals.push(reading);
  }
  return proposals.length === 0 ? { refused: 'it names no algorithm' } : { proposals };
}

function readProposal(text: string, protocol: 'ike' | 'esp'): Proposal | { refused: string; word?: string } {
  const words = text.split('-').map((word) => word.trim());
  const plain: Keyword[] = [];
  const additional: number[][] = [];
  for (const word of words) {
    const [, index, method] = /^ke([1-7])_(.+)$/.exec(word) ?? [];
    const keyword = keywords.get(method ?? word);
    if (keyword === undefined) return { refused: `it does not know "${word}"`, word };
    if (index === undefined) plain.push(keyword);
    else if (keyword.kind === 'exchange') {
      const at = Number(index) - 1;
      additional[at] = [...(additional[at] ?? []), keyword.id];
    }
  }
  const encryption = plain.flatMap((word) => (word.kind === 'encryption' ? [word.cipher] : []));
  const integrity = idsOf(plain, 'integrity');
  const aead = encryption.some(isAead);
  if (aead && !encryption.every(isAead))
    return { refused: `"${text}" mixes ciphers that need an integrity algorithm with ones that do not` };
  const proposal = {
    text,
    encryption,
    integrity: aead ? [] : integrity,
    prf: protocol === 'ike' ? prfsOf(plain, integrity) : [],
    exchange: idsOf(plain, 'exchange'),
    additional: Array.from(additional, (ids) => ids ?? []),
  };
  if (protocol === 'esp') return proposal;
  if (encryption.length === 0) return { refused: `"${text}" names no cipher` };
  if (proposal.prf.length === 0)
    return { refused: `"${text}" names no pseudo-random function (prfsha256, prfsha384 …)` };
  if (proposal.exchange.length === 0)
    return { refused: `"${text}" names no key exchange (modp2048, ecp256 …)` };
  return proposal;
}

function idsOf(words: readonly Keyword[], kind: 'integrity' | 'prf' | 'exchange'): number[] {
  return words.flatMap((word) => (word.kind === kind ? [word.id] : []));
}

/** Those that are named, else those that go with the integrity algorithms, even where AEAD does not use these. */
function prfsOf(words: readonly Keyword[], integrity: readonly number[]): number[] {
  const named = idsOf(words, 'prf');
  return named.length > 0 ? named : integrity.flatMap((id) => prfOfIntegrity[id] ?? []);
}

function sizes(id: number): OfferedCipher[] {
  return [128, 192, 256].map((keyBits) => ({ id, keyBits }));
}

const common = {
  prf: [5, 6, 7, 2],
  exchange: [31, 32, 19, 20, 21, 28, 29, 30, 15, 16, 17, 18, 14],
  additional: [],
};

/** What `default` stood for in strongSwan 5.9.8 with the plugins of Debian. */
const defaults: Readonly<Record<'ike' | 'esp', readonly Proposal[]>> = {
  ike: [
    {
      ...common,
      text: 'default',
      encryption: [...sizes(12), ...sizes(13), ...sizes(23), ...sizes(24), { id: 3 }],
      integrity: [12, 13, 14, 2],
    },
    {
      ...common,
      text: 'default',
      encryption: [...[20, 16, 19, 18, 15, 14].flatMap(sizes), { id: 28 }],
      integrity: [],
    },
  ],
  esp: [
    {
      text: 'default',
      encryption: sizes(12),
      integrity: [12, 13, 14, 2, 5],
      prf: [],
      exchange: [],
      additional: [],
    },
    { text: 'default', encryption: sizes(20), integrity: [], prf: [], exchange: [], additional: [] },
  ],
};
