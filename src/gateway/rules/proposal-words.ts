import { alternatives } from '../../text/alternatives.js';
import { type Proposal, type ProposalPart, partText } from '../proposal.js';

/** The parts of a proposal by Apple's key and in words. */
const partNames: Readonly<Record<ProposalPart, readonly [key: string, words: string]>> = {
  encryption: ['EncryptionAlgorithm', 'cipher'],
  integrity: ['IntegrityAlgorithm', 'integrity algorithm'],
  prf: ['IntegrityAlgorithm', 'pseudo-random function'],
  exchange: ['DiffieHellmanGroup', 'group'],
  additional: ['PostQuantumKeyExchangeMethods', 'additional key exchanges'],
};

/** What differs between the two proposals, part by part, with both values. */
export function differenceWords(
  setting: string,
  dictionary: string,
  device: Proposal,
  { proposal, differing }: { readonly proposal: Proposal; readonly differing: readonly ProposalPart[] },
): string {
  // A cipher that protects integrity itself makes the other difference, which is none of its own.
  const aead =
    differing.includes('encryption') && (device.integrity.length === 0) !== (proposal.integrity.length === 0);
  const told = differing.filter((part) => part !== 'integrity' || !aead);
  const differences = told.map((part) => {
    const [key, words] = partNames[part];
    return `the ${words}: the device proposes ${partText(part, device)} (${dictionary} › ${key}), the gateway accepts ${partText(part, proposal)}`;
  });
  const same = (['encryption', 'integrity', 'prf', 'exchange'] as const)
    .filter((part) => !differing.includes(part) && device[part].length > 0)
    .map((part) => partNames[part][1]);
  const agree =
    same.length === 0 ? '' : ` The two sides agree in ${alternatives(same).replace(' or ', ' and ')}.`;
  return `${setting} differs in ${differences.join('; in ')}.${agree}`;
}
