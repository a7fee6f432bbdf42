import type { KeyTable } from '../key.js';
import { appleSources } from '../sources.js';

const common = { source: appleSources.common, confidence: 'documented' } as const;

/** The keys that every payload of a profile has. */
export const payloadKeys = {
  PayloadType: { ...common, type: 'string', presence: 'required' },
  PayloadVersion: { ...common, type: 'integer', presence: 'required', values: [1] },
  PayloadIdentifier: {
    ...common,
    type: 'string',
    presence: 'required',
    note: 'An empty text makes the device refuse the profile.',
  },
  PayloadUUID: {
    ...common,
    type: 'string',
    presence: 'required',
    note: 'An empty text makes the device refuse the profile. Other payloads name this one by it.',
  },
  PayloadDisplayName: { ...common, type: 'string', presence: 'optional' },
  PayloadDescription: { ...common, type: 'string', presence: 'optional' },
  PayloadOrganization: { ...common, type: 'string', presence: 'optional' },
} as const satisfies KeyTable;
