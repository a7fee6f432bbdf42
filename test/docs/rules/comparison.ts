import { delivered } from './example.js';
import type { RuleParts } from './part.js';

const cipher = 'IKESecurityAssociationParameters/EncryptionAlgorithm';

export const comparisonParts = {
  'compare-missing': {
    finds:
      'A key, an exception, a tunnel or a VPN of the policy or expected profile that the delivered profile does not have, if the device then behaves differently. alwayson does not compare the values that Intune fills in and that are not bound.',
    fix: 'Read in the finding what the device will do, and check what the management system changed.',
    examples: delivered('alwaysOn', { 'ServiceExceptions/0': undefined }),
  },
  'compare-extra': {
    finds:
      'A key, an exception, a tunnel or a VPN that only the delivered profile has and that changes what the device does.',
    fix: 'Remove it from the delivered profile, or add it to the policy.',
    examples: delivered('tunnel', { EnforceStrictAlgorithmSelection: 1 }),
  },
  'compare-different': {
    finds:
      'A value that is not the same as in the policy or expected profile. The finding says what the device does with each. It is a note if the key has no effect in this profile. alwayson compares secrets, but never shows them.',
    fix: 'Deliver the value of the policy. If AES-GCM arrives as AES-CBC, see [policy-gcm-delivery](policy-gcm-delivery.md).',
    examples: delivered('tunnel', { [cipher]: 'AES-256' }),
  },
  'compare-payload': {
    finds:
      'A payload beside the VPN that the policy or expected profile does not have, or has with other content. It is an error if the payload can change whom the device trusts, where its traffic goes or who manages it. It is a warning for credentials, restrictions and types that Apple does not list, and a note otherwise. If the policy leaves the identity to Intune, the finding names the identity in the profile.',
    fix: 'Remove the payload, or find out who added it.',
    examples: delivered('profile', { 'PayloadContent/3': { PayloadType: 'com.apple.proxy.http.global' } }),
  },
  'compare-trust': {
    finds:
      'A certificate that the device will trust and that is not in the policy or expected profile. alwayson compares certificates by their SHA-256 fingerprints, so another certificate with the same name is found. If the policy does not say which certificates to trust (a policy without bindings), alwayson names each one as a warning.',
    fix: 'Remove the payload, or find out who added it. Bind `trustedRoots`, so that alwayson can compare the certificates.',
    examples: delivered('profile', {
      'PayloadContent/3': { PayloadType: 'com.apple.security.root', PayloadContent: new Uint8Array([48, 0]) },
    }),
  },
  'compare-hidden': {
    finds:
      'Encrypted payloads, and payloads that bring the device more: a management system, declarations, or a profile inside the profile.',
    fix: 'Compare the profile as it was before encryption, without such payloads.',
    examples: delivered('profile', { 'PayloadContent/3': { PayloadType: 'com.apple.mdm' } }),
  },
  'compare-equivalent': {
    finds:
      'A value that is written differently and means the same: a boolean for 0 or 1, an array in another order, or a default that one profile writes out. alwayson does not compare UUIDs, identifiers and display names.',
    fix: 'Change nothing.',
    examples: delivered('tunnel', { ExtendedAuthEnabled: undefined }),
  },
} satisfies RuleParts;
