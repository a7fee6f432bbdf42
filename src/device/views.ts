import type { KeyTable } from '../apple/key.js';
import type { PayloadTypeRow } from '../apple/payload-types.js';
import type { DictionaryNode } from '../plist/node.js';

/** A payload of the profile. */
export interface PayloadView {
  readonly node: DictionaryNode;
  /** Its PayloadType, where it has one. */
  readonly type: string | undefined;
  /** What the tables know of the type. */
  readonly row: PayloadTypeRow | undefined;
}

/** An interface that an Always On tunnel can cover. */
export type Interface = 'Cellular' | 'WiFi';

/** A dictionary of IKEv2 keys: an element of TunnelConfigurations, or the IKEv2 dictionary of a plain VPN. */
export interface TunnelView {
  readonly kind: 'AlwaysOn' | 'IKEv2';
  readonly node: DictionaryNode;
  readonly keys: KeyTable;
  readonly vpn: VpnView;
  /** The interfaces that the device sets the tunnel up for; both where it reads none (Always On only). */
  readonly interfaces: readonly Interface[];
}

/** A payload with a VPN: com.apple.vpn.managed, or the per-app com.apple.vpn.managed.applayer. */
export interface VpnView extends PayloadView {
  readonly vpnType: string | undefined;
  /** Its AlwaysOn dictionary, where VPNType says that it is used. */
  readonly alwaysOn: DictionaryNode | undefined;
  /** Those that the device looks at. */
  readonly tunnels: readonly TunnelView[];
  /** Elements of TunnelConfigurations that the device does not look at, as both interfaces have their tunnel already. */
  readonly unreached: readonly DictionaryNode[];
}
