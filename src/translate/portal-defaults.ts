import { labelOf } from '../graph/labels.js';
import type { Policy } from '../graph/model/ikev2.js';
import { pointer } from '../pointer.js';
import { type Draft, report } from './draft.js';

/** The Diffie-Hellman group that Intune's form starts with. */
const portalGroup = 2;

const parameters = ['securityAssociationParameters', 'childSecurityAssociationParameters'] as const;

/** Says where a value that Apple refuses is the one that Intune's form starts with, so that nobody looks for who chose it. */
export function reportPortalDefaults(policy: Policy, draft: Draft): void {
  for (const property of parameters) {
    if (policy[property]?.securityDiffieHellmanGroup !== portalGroup) continue;
    report(draft, 'policy-portal-default', {
      path: pointer(property, 'securityDiffieHellmanGroup'),
      message: `The policy uses Diffie-Hellman group ${portalGroup}, the default of Intune's form. An Always On VPN needs 14 or higher.`,
      why: 'Intune preselects a group that iPhones reject in Always On since iOS 14.2 and in all IKEv2 since iOS 26.',
      fix: `Choose group 14 or higher (Intune: ${labelOf([property, 'securityDiffieHellmanGroup'])}).`,
    });
  }
}
