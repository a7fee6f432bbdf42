import type { KeyRow } from '../../apple/key.js';
import { appleSources } from '../../apple/sources.js';
import { isReadByAlwaysOn } from '../../device/key-views.js';
import { saysNothing } from '../../device/says-nothing.js';
import type { PlistNode } from '../../plist/node.js';
import type { Rule } from '../rule.js';

/** What to do instead, or why nothing has to be done. */
const instead: Readonly<Record<string, string>> = {
  OnDemandEnabled: 'An Always On VPN connects by itself.',
  OnDemandUserOverrideDisabled: 'UIToggleEnabled decides whether the user has a switch.',
  OnDemandRules: 'An Always On VPN connects by itself.',
  DisconnectOnIdle: 'An Always On VPN stays up.',
  DisconnectOnIdleTimer: 'An Always On VPN stays up.',
  IncludeAllNetworks: 'An Always On VPN takes all traffic.',
  EnforceRoutes: 'An Always On VPN takes all traffic.',
  ExcludeCellularServices: 'CellularServices in ServiceExceptions decides that.',
  ExcludeDeviceCommunication: 'DeviceCommunication in ServiceExceptions decides that.',
  Password: 'AuthPassword is the password for EAP.',
};

export const tunnelKeyNotRead: Rule = {
  name: 'tunnel-key-not-read',
  title: 'IKEv2 key that Always On does not read',
  severity: 'warning',
  why: 'Only plain VPNs use the key. Always On ignores it or sets it to 0.',
  source: appleSources.observed,
  confidence: 'observed',
  inDeclarations: 'not known',
  *check({ tunnels }) {
    for (const { kind, node, keys } of tunnels) {
      if (kind !== 'AlwaysOn') continue;
      for (const [key, at] of node.entries) {
        const row = keys[key];
        if (row === undefined || isReadByAlwaysOn(row)) continue;
        const treatment =
          row.alwaysOn === 'forced 0' ? `Always On sets ${key} to 0.` : `Always On does not read ${key}.`;
        const hint = instead[key];
        yield {
          at,
          message: hint === undefined ? treatment : `${treatment} ${hint}`,
          fix: `Remove ${key}.`,
          ...(changesNothing(row, at) && { severity: 'info' as const }),
        };
      }
    }
  },
};

/** Whether the device does without the key what the key says. */
function changesNothing(row: KeyRow, node: PlistNode): boolean {
  if (saysNothing(node)) return true;
  return row.alwaysOn === 'not read' && 'value' in node && node.value === row.default;
}
