import type { DevicePlatform } from '../apple/os.js';
import type { Finding } from '../finding.js';
import type { Policy } from '../graph/model/ikev2.js';
import { wrappingFinding } from '../open/findings.js';

const associations = ['securityAssociationParameters', 'childSecurityAssociationParameters'] as const;

/** A finding when Intune is known to deliver another cipher than the policy has. */
export function gcmFindings(policy: Policy | undefined, platform: DevicePlatform = 'iOS'): Finding[] {
  if (policy === undefined || platform !== 'iOS') return [];
  const association = associations.find((name) =>
    ['aes128Gcm', 'aes256Gcm'].includes(policy[name]?.securityEncryptionAlgorithm ?? ''),
  );
  if (association === undefined) return [];
  return [
    wrappingFinding('policy-gcm-delivery', {
      document: 'policy',
      path: `/${association}/securityEncryptionAlgorithm`,
      message:
        'AES-GCM is chosen, which Intune was seen to deliver as AES-256 in CBC mode; compare the profile that arrives with this policy (--against)',
    }),
  ];
}
