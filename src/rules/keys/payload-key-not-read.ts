import type { KeyTable } from '../../apple/key.js';
import { unlistedVpnKeys, vpnKeys } from '../../apple/keys/vpn.js';
import { appleSources } from '../../apple/sources.js';
import { isReadByAlwaysOn } from '../../device/key-views.js';
import { saysNothing } from '../../device/says-nothing.js';
import type { VpnView } from '../../device/views.js';
import { get } from '../../plist/navigate.js';
import type { Remark, Rule } from '../rule.js';

const table: KeyTable = vpnKeys;
const notReadByAlwaysOn: readonly string[] = [
  ...Object.keys(table).filter((key) => table[key] && !isReadByAlwaysOn(table[key])),
  ...Object.entries(unlistedVpnKeys).flatMap(([key, treatment]) => (treatment === 'not read' ? [key] : [])),
];

export const payloadKeyNotRead: Rule = {
  name: 'payload-key-not-read',
  title: 'key of the VPN payload that this type of VPN does not read',
  severity: 'warning',
  why: 'Devices use only the dictionary AlwaysOn, the names and the app settings of an Always On payload. They drop the rest.',
  source: appleSources.observed,
  confidence: 'observed',
  inDeclarations: 'not known',
  *check({ vpns }) {
    for (const vpn of vpns) {
      if (vpn.vpnType === 'AlwaysOn') yield* alwaysOnRemarks(vpn);
      const at = get(vpn.node, 'AlwaysOn');
      if (vpn.vpnType !== 'IKEv2' || at === undefined) continue;
      yield {
        at,
        message: 'Devices do not read the dictionary AlwaysOn, because VPNType is IKEv2.',
        why: 'Devices read the dictionary that VPNType names. They set up a plain VPN here, which lets traffic pass while it is down.',
        fix: 'Set VPNType to AlwaysOn, or remove the dictionary AlwaysOn.',
        source: appleSources.vpn,
        confidence: 'documented',
      };
    }
  },
};

function* alwaysOnRemarks({ node }: VpnView): Generator<Remark> {
  for (const key of notReadByAlwaysOn) {
    const at = get(node, key);
    if (at === undefined) continue;
    yield {
      at,
      message: `Devices do not read ${key} beside VPNType AlwaysOn.`,
      fix:
        key === 'IKEv2'
          ? 'Move its keys directly into each element of TunnelConfigurations.'
          : `Remove ${key}.`,
      ...(saysNothing(at) && { severity: 'info' as const }),
    };
  }
}
