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
    fix: 'Remove it, or order it.',
    examples: delivered('tunnel', { EnforceStrictAlgorithmSelection: 1 }),
  },
  'compare-different': {
    finds:
      'Another value than ordered, told as what the device does. Where the key has no effect in this profile it is a note. Secrets are compared and never shown.',
    fix: 'Deliver what was ordered. For AES-GCM that arrives as AES-CBC see [policy-gcm-delivery](policy-gcm-delivery.md).',
    examples: delivered('tunnel', { [cipher]: 'AES-256' }),
  },
  'compare-payload': {
    finds:
      'A payload beside the VPN that was not ordered, or has another content than ordered. It is an error where the payload can change whom the device trusts, where its traffic goes or who manages it; a warning for credentials, restrictions and types that Apple does not list; a note for what changes nothing that matters. Where the order leaves the identity to Intune, the one that is there is named.',
    fix: 'Remove the payload, or find out who added it.',
    examples: delivered('profile', { 'PayloadContent/3': { PayloadType: 'com.apple.proxy.http.global' } }),
  },
  'compare-trust': {
    finds:
      'A certificate that the device will trust and that was not ordered. Certificates are compared by their SHA-256 fingerprints, so one of the same name is another one. Where the order does not say which certificates to trust (a policy without bindings), each is named, as a warning.',
    fix: 'Remove the payload, or find out who added it. Bind trustedRoots to have them compared.',
    examples: delivered('profile', {
      'PayloadContent/3': { PayloadType: 'com.apple.security.root', PayloadContent: new Uint8Array([48, 0]) },
    }),
  },
  'compare-hidden': {
    finds:
      'Encrypted payloads, beside plain ones or alone, and payloads that bring the device others: a management system, declarations, a profile in the profile.',
    fix: 'Compare the profile as it was before encryption, without such payloads.',
    examples: delivered('profile', { 'PayloadContent/3': { PayloadType: 'com.apple.mdm' } }),
  },
  'compare-equivalent': {
    finds:
      'A boolean for 0 or 1, an array in another order, a default that is written out or left out. UUIDs, identifiers and names for people are not compared at all.',
    fix: 'Nothing.',
    examples: delivered('tunnel', { ExtendedAuthEnabled: undefined }),
  },
} satisfies RuleParts;
