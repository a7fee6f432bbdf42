import type { KeyTable } from '../key.js';
import { appleSources } from '../sources.js';

const legacy = { source: appleSources.legacyDeclaration, confidence: 'documented' } as const;

/** The payload of com.apple.configuration.legacy, which brings an ordinary profile. */
export const legacyKeys = {
  ProfileURL: { ...legacy, type: 'string', presence: 'required', note: 'An https address.' },
  ProfileAssetReference: {
    ...legacy,
    type: 'string',
    presence: 'optional',
    assetTypes: ['com.apple.asset.data'],
    since: { iOS: '27.0', macOS: '27.0', tvOS: '27.0', visionOS: '27.0', watchOS: '27.0' },
    insteadOf: 'ProfileURL',
    note: "The profile as an asset, in place of ProfileURL, as Apple's second example of the declaration has it.",
  },
} as const satisfies KeyTable;
