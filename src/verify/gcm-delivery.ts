import type { DevicePlatform } from '../apple/os.js';
import type { Finding } from '../finding.js';
import type { Policy } from '../graph/model/ikev2.js';
import { translateFinding } from '../translate/findings.js';

const associations = ['securityAssociationParameters', 'childSecurityAssociationParameters'] as const;

const sentences = {
  toCompare:
    'The policy asks for AES-GCM. Intune was seen to deliver AES-256-CBC instead. Compare the profile that arrives with this policy (--against).',
  whereItDid:
    'The policy asks for AES-GCM. Intune was seen to deliver AES-256-CBC instead. A custom profile is delivered as it is (alwayson deliver --to intune).',
};

/** The finding about a policy with a cipher that Intune is known not to deliver; none for a file that is no policy. */
export function gcmFindings(
  policy: Policy | undefined,
  platform: DevicePlatform = 'iOS',
  sentence: keyof typeof sentences = 'toCompare',
): Finding[] {
  if (platform !== 'iOS') return [];
  const association = associations.find((name) =>
    ['aes128Gcm', 'aes256Gcm'].includes(policy?.[name]?.securityEncryptionAlgorithm ?? ''),
  );
  if (association === undefined) return [];
  const path = `/${association}/securityEncryptionAlgorithm`;
  return [translateFinding('policy-gcm-delivery', { message: sentences[sentence] }, path)];
}
