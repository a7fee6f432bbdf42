import { changes } from './example.js';
import type { RuleParts } from './part.js';

const ike = 'IKESecurityAssociationParameters';
const child = 'ChildSecurityAssociationParameters';
const weakIke = { [`${ike}/EncryptionAlgorithm`]: 'AES-128-GCM' };
const ppk = { PPK: Buffer.from('0123456789abcdef0123456789abcdef'), PPKIdentifier: 'ppk-1' };
const mlKem = [36];

export const algorithmParts = {
  'sa-dh-group': {
    finds:
      'A `DiffieHellmanGroup` in either of the two dictionaries that the device rejects: in Always On below 14 since iOS 14.2, in every IKEv2 VPN all but 14 to 21, 31 and 32 since iOS 26. A group that a later version will reject is a warning. The form of Intune preselects group 2, so a policy whose group nobody chose does not install.',
    fix: 'Choose a group that the gateway supports too: at least 14, better 19, 20 or 31.',
    examples: changes('tunnel', { [`${ike}/DiffieHellmanGroup`]: 2 }),
  },
  'sa-lifetime': {
    finds: 'A `LifeTimeInMinutes` below 10 or above 1440.',
    fix: 'Choose a number of minutes from 10 to 1440 (one day).',
    examples: changes('tunnel', { [`${ike}/LifeTimeInMinutes`]: 86400 }),
  },
  'sa-algorithm-unknown': {
    finds:
      'An `EncryptionAlgorithm` or `IntegrityAlgorithm` that no version of the OS has. Upper and lower case and hyphens count.',
    fix: 'Write the name as Apple does. The finding suggests a similar name if there is one.',
    examples: changes('tunnel', { [`${ike}/EncryptionAlgorithm`]: 'AES256-GCM' }),
  },
  'sa-algorithm-removed': {
    finds: '`DES`, `3DES`, `SHA1-96` and `SHA1-160`: an error from iOS 26 on, a warning for older versions.',
    fix: 'Change the gateway first, to AES-256-GCM or AES-256 with SHA2-256, then the profile.',
    examples: changes('tunnel', { [`${ike}/EncryptionAlgorithm`]: '3DES' }),
  },
  'sa-child-absent': {
    finds:
      'A tunnel without `ChildSecurityAssociationParameters`. That is correct if both security associations should have the same parameters.',
    fix: 'Add the parameters of the Child SA. Its lifetime is usually shorter than that of the IKE SA.',
    examples: changes('tunnel', { [child]: undefined }),
  },
  'sa-child-partial': {
    finds:
      "`ChildSecurityAssociationParameters` without a cipher, integrity algorithm, group or lifetime. It is a warning if the device's probable default differs from the IKE SA.",
    fix: 'Add all four keys.',
    examples: changes('tunnel', { [`${child}/DiffieHellmanGroup`]: undefined }),
  },
  'sa-aead-prf': {
    finds: 'AES-GCM or ChaCha20Poly1305 for IKE without an `IntegrityAlgorithm`.',
    fix: 'Set `IntegrityAlgorithm` to the pseudo-random function of the gateway: SHA2-384 for PRF-HMAC-SHA2-384.',
    examples: changes('tunnel', { [`${ike}/IntegrityAlgorithm`]: undefined }),
  },
  'sa-strict-selection': {
    finds: '`EnforceStrictAlgorithmSelection` 1 in a tunnel whose Child SA has a stronger cipher than IKE.',
    fix: 'Choose a cipher for the IKE SA that is at least as strong.',
    examples: changes(
      'tunnel',
      { EnforceStrictAlgorithmSelection: 1, ...weakIke },
      { EnforceStrictAlgorithmSelection: 1 },
    ),
  },
  'sa-strength-mismatch': {
    finds: 'A stronger cipher for the Child SA than for IKE, without `EnforceStrictAlgorithmSelection`.',
    fix: 'Choose a cipher for the IKE SA that is at least as strong.',
    examples: changes('tunnel', weakIke),
  },
  'sa-post-quantum': {
    finds:
      'A method other than 0 (none), 36 (ML-KEM-768) and 37 (ML-KEM-1024), the same method twice, or more than seven methods. As a warning, a fallback without methods. As a note, methods without a fallback, which the gateway must then support.',
    fix: 'Name each method once, in the order of the exchanges. Set `AllowPostQuantumKeyExchangeFallback` to 1 if the device may connect to a gateway without them.',
    examples: changes(
      'tunnel',
      {
        [`${ike}/PostQuantumKeyExchangeMethods`]: [36, 36],
        AllowPostQuantumKeyExchangeFallback: 1,
      },
      {
        [`${ike}/PostQuantumKeyExchangeMethods`]: mlKem,
        AllowPostQuantumKeyExchangeFallback: 1,
      },
    ),
  },
  'sa-default-differs': {
    finds:
      'A missing key whose default Apple documents differently from what devices do: the lifetimes (1440 minutes in the schema, 60 and 30 minutes in the implementation), `MTU`, `PPKMandatory`, and the cipher, integrity algorithm and group, which were weaker before iOS 14.',
    fix: 'Add the key with the value that you want.',
    examples: changes('tunnel', { [`${ike}/LifeTimeInMinutes`]: undefined }),
  },
  'pfs-off': {
    finds: 'A tunnel in which `EnablePFS` is not 1.',
    fix: 'Set it to 1, and turn PFS on at the gateway too.',
    examples: changes('tunnel', { EnablePFS: 0 }),
  },
  'mtu-range': {
    finds: 'An `MTU` outside 1280 to 1400. It is a warning within 1000 to 1500, which devices accept.',
    fix: 'Choose 1280 unless you need another value: every network with IPv6 carries it.',
    examples: changes('tunnel', { MTU: 1600 }),
  },
  'nat-keepalive': {
    finds:
      'A `NATKeepAliveInterval` below 20 seconds, or one beside `NATKeepAliveOffloadEnable` 0. Also both keys in a plain VPN, where they have no effect.',
    fix: 'Choose 20 or more and leave the offload on. The default for cellular is 110 seconds.',
    examples: changes('tunnel', { NATKeepAliveInterval: 10 }),
  },
  'dead-peer-detection': {
    finds: 'A `DeadPeerDetectionRate` other than None, Low, Medium and High.',
    fix: 'Write Low (30 minutes), Medium (10 minutes), High (1 minute) or None.',
    examples: changes('tunnel', { DeadPeerDetectionRate: 'high' }),
  },
  ppk: {
    finds:
      '`PPK` without `PPKIdentifier` or `PPKIdentifier` without `PPK`, one of them empty, or both without `PPKMandatory`. As a warning, `PPKMandatory` alone.',
    fix: 'Write all three keys. With `PPKMandatory` 1 the device opens no tunnel without the key.',
    examples: changes('tunnel', ppk, { ...ppk, PPKMandatory: 1 }),
  },
} satisfies RuleParts;
