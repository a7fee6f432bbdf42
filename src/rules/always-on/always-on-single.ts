import { appleSources } from '../../apple/sources.js';
import { installErrors } from '../../device/install-errors.js';
import type { ProfileView } from '../../device/profile-view.js';
import type { VpnView } from '../../device/views.js';
import type { Remark, Rule } from '../rule.js';

export const alwaysOnSingle: Rule = {
  name: 'always-on-single',
  title: 'second Always On VPN',
  severity: 'error',
  why: `Devices allow one Always On VPN. They reject the second one (${installErrors.cannotInstallVpn}) together with its profile.`,
  source: appleSources.deploymentReference,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check(view) {
    const [first, ...others] = alwaysOnVpns(view);
    for (const { node } of others) yield { at: node, ...secondWords(first?.node.path ?? '') };
  },
};

/** The Always On VPNs of a profile. */
export function alwaysOnVpns({ vpns }: ProfileView): readonly VpnView[] {
  return vpns.filter(({ vpnType }) => vpnType === 'AlwaysOn');
}

/**
 * What is said of every Always On VPN but the first, within one profile or among several for the same device.
 *
 * @param first where the first one is, for people: a path, or a file with a path
 */
export function secondWords(first: string): Pick<Remark, 'message' | 'fix'> {
  return { message: `The payload is another Always On VPN beside ${first}.`, fix: 'Keep one Always On VPN.' };
}
