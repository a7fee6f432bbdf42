import { usualNames } from '../compare/sides.js';
import { type Identities, readIdentities } from '../device/identities.js';
import type { Finding } from '../finding.js';
import { InputError } from '../input-error.js';
import { type OpenOptions, open } from '../open/open.js';
import type { Opened } from '../open/opened.js';
import type { DictionaryNode } from '../plist/node.js';
import { gcmFindings } from './gcm-delivery.js';

/** What a profile is compared with. */
export interface Expected {
  readonly profile: DictionaryNode;
  /** What it is called in a sentence: `the policy`. */
  readonly name: string;
  readonly identities: Identities;
  /** The bindings, by their dotted path, that nobody gave and Intune fills in: they are not compared. */
  readonly unbound: readonly string[];
  /** What explains why Intune delivers it otherwise, to be told where it did. */
  readonly known: readonly Finding[];
}

/** The policy or profile that was ordered; `expected` is absent where a finding is the reason. */
export interface ExpectedReading extends Pick<Opened, 'document' | 'findings'> {
  readonly expected?: Expected;
}

/**
 * Opens the policy or profile that others are to be compared with. A policy needs no bindings.
 *
 * @throws InputError with one sentence when it cannot be read, or too little is in it
 */
export async function readExpected(bytes: Uint8Array, options: OpenOptions = {}): Promise<ExpectedReading> {
  const opened = await open(bytes, { ...options, incomplete: true });
  const { document, profile, policy, lacks: unbound = [] } = opened;
  const findings = [...opened.findings, ...gcmFindings(policy, options.platform)];
  if (profile === undefined) return { document, findings };
  const lacking = unbound.filter((path) => path.startsWith('policy.'));
  if (lacking.length > 0) {
    throw new InputError(
      `The policy has no ${lacking.join(', ')}, so there is too little to compare. Add what is missing to the bindings.`,
    );
  }
  return {
    document,
    findings,
    expected: {
      profile,
      name: policy === undefined ? usualNames.expected : 'the policy',
      identities: await readIdentities(profile),
      unbound,
      known: gcmFindings(policy, options.platform, 'whereItDid'),
    },
  };
}
