import type { KeyTable } from '../key.js';
import { appleSources } from '../sources.js';

const topLevel = { source: appleSources.topLevel, confidence: 'documented' } as const;

/** The keys of a configuration profile. */
export const profileKeys = {
  PayloadType: { ...topLevel, type: 'string', presence: 'required', values: ['Configuration'] },
  PayloadVersion: {
    ...topLevel,
    type: 'integer',
    presence: 'required',
    values: [1],
    observedValues: [1, 2],
  },
  PayloadIdentifier: {
    ...topLevel,
    type: 'string',
    presence: 'required',
    note: 'An empty text makes the device refuse the profile.',
  },
  PayloadUUID: {
    ...topLevel,
    type: 'string',
    presence: 'required',
    note: 'An empty text makes the device refuse the profile.',
  },
  PayloadDisplayName: { ...topLevel, type: 'string', presence: 'optional' },
  PayloadDescription: { ...topLevel, type: 'string', presence: 'optional' },
  PayloadOrganization: { ...topLevel, type: 'string', presence: 'optional' },
  PayloadScope: {
    ...topLevel,
    type: 'string',
    presence: 'optional',
    values: ['System', 'User'],
    since: { macOS: '10.8' },
  },
  PayloadRemovalDisallowed: {
    ...topLevel,
    type: 'boolean',
    presence: 'optional',
    default: false,
    since: { visionOS: 'n/a', watchOS: 'n/a' },
    note: 'Honoured on supervised iPhones, iPads and Apple TVs only.',
  },
  RemovalDate: { ...topLevel, type: 'date', presence: 'optional' },
  DurationUntilRemoval: {
    ...topLevel,
    type: 'real',
    alsoTypes: ['integer'],
    presence: 'optional',
    note: 'In seconds; the earlier of this and RemovalDate counts.',
  },
  PayloadExpirationDate: { ...topLevel, type: 'date', presence: 'optional', since: { watchOS: 'n/a' } },
  TargetDeviceType: {
    ...topLevel,
    type: 'integer',
    presence: 'optional',
    values: [0, 1, 2, 3, 4, 5, 6],
    observedRange: { min: 0, max: 7 },
    default: 0,
    since: { iOS: '12.2', macOS: '10.15', tvOS: '12.2', visionOS: '1.1', watchOS: '5.2' },
  },
  ConsentText: {
    ...topLevel,
    type: 'dictionary',
    presence: 'optional',
    eachKey: { ...topLevel, type: 'string', presence: 'optional' },
    note: 'A key for each language (or default), its text as the value.',
  },
  PayloadContent: {
    ...topLevel,
    type: 'array',
    presence: 'required',
    items: { ...topLevel, type: 'dictionary', presence: 'optional' },
    note: 'Each element has the keys of its PayloadType. An encrypted profile has EncryptedPayloadContent instead.',
  },
  EncryptedPayloadContent: {
    ...topLevel,
    type: 'data',
    presence: 'optional',
    note: 'The PayloadContent array as a property list, enveloped (CMS) for a certificate whose key the device holds.',
  },
} as const satisfies KeyTable;

/** Keys that Apple's schema of the profile had once and that the device never consulted or no longer knows. */
export const retiredProfileKeys = ['IsEncrypted', 'HasRemovalPasscode'] as const;
