import type { KeyTable } from '../key.js';
import { appleSources } from '../sources.js';

const activation = { source: appleSources.activation, confidence: 'documented' } as const;

/** The payload of com.apple.activation.simple. */
export const activationSimpleKeys = {
  StandardConfigurations: {
    ...activation,
    type: 'array',
    presence: 'required',
    items: { ...activation, type: 'string', presence: 'optional' },
    note: 'Identifiers of configurations; assets come by reference from these.',
  },
  Predicate: { ...activation, type: 'string', presence: 'optional' },
} as const satisfies KeyTable;
