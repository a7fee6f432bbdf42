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
  title: 'a key of the VPN payload that this type of VPN does not read',
  severity: 'warning',
  why: 'of an Always On payload the device was seen to hand on only the dictionary AlwaysOn, the names and what belongs to apps; the rest is dropped',
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
        message: 'is not read, because VPNType is IKEv2; for an Always On VPN it is AlwaysOn',
        why: 'VPNType says which dictionary counts, so the device makes a plain VPN here, which does not drop all traffic while it is down',
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
    const home =
      key === 'IKEv2' ? '; the keys in it belong directly into each element of TunnelConfigurations' : '';
    yield {
      at,
      message: `is not read beside VPNType AlwaysOn${home}`,
      ...(saysNothing(at) && { severity: 'info' as const }),
    };
  }
}
