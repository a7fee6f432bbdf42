import { delivered } from './example.js';
import type { RuleParts } from './part.js';

const cipher = 'IKESecurityAssociationParameters/EncryptionAlgorithm';

export const comparisonParts = {
  'compare-missing': {
    finds:
      'A key, an exception, a tunnel or a VPN of the ordered profile that the delivered one does not have, where the device does something else without it. What Intune fills in and nobody bound is not compared.',
    fix: 'Look what the delivery made of it; the finding says what the device will do.',
    examples: delivered('alwaysOn', { 'ServiceExceptions/0': undefined }),
  },
  'compare-extra': {
    finds: 'The other way round: something that was not ordered, and that the device does.',
    fix: 'Take it out, or order it.',
    examples: delivered('tunnel', { EnforceStrictAlgorithmSelection: 1 }),
  },
  'compare-different': {
    finds:
      'Another value than ordered, told in terms of what the device does. Where the key has no effect in this profile it is worth knowing, no more. Secrets are compared and never shown.',
    fix: 'Deliver what was ordered. For AES-GCM that arrives as AES-CBC see [policy-gcm-delivery](policy-gcm-delivery.md).',
    examples: delivered('tunnel', { [cipher]: 'AES-256' }),
  },
  'compare-equivalent': {
    finds:
      'A boolean for 0 or 1, an array in another order, a default that is written out or left out. UUIDs, identifiers and names for people are not compared at all.',
    fix: 'Nothing.',
    examples: delivered('tunnel', { ExtendedAuthEnabled: undefined }),
  },
} satisfies RuleParts;
