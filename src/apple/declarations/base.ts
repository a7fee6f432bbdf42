import type { KeyTable } from '../key.js';
import { appleSources } from '../sources.js';

const base = { source: appleSources.declarationBase, confidence: 'documented' } as const;

/** The keys of every declaration. */
export const declarationKeys = {
  Type: { ...base, type: 'string', presence: 'required' },
  Identifier: { ...base, type: 'string', presence: 'required', note: 'At most 64 octets.' },
  ServerToken: { ...base, type: 'string', presence: 'required', note: 'At most 64 octets.' },
  Payload: {
    ...base,
    type: 'dictionary',
    presence: 'required',
    note: 'Its keys are those of the Type.',
  },
} as const satisfies KeyTable;
