import { flagAt, get, itemsAt, stringAt } from '../plist/navigate.js';
import type { DictionaryNode, PlistNode } from '../plist/node.js';
import type { ProfileView } from './profile-view.js';
import type { TunnelView } from './views.js';

/** How a VPN that is not Always On connects by itself. */
export interface OnDemandView {
  readonly tunnel: TunnelView;
  /** Whether OnDemandEnabled switches it on; off, the user can. */
  readonly on: boolean;
  /** OnDemandRules, or where there is none, OnDemandEnabled. */
  readonly at: PlistNode;
  readonly rules: readonly DictionaryNode[];
}

/** What a rule can ask of the network; a rule that asks nothing matches every network. */
const conditions = [
  'DNSDomainMatch',
  'DNSServerAddressMatch',
  'InterfaceTypeMatch',
  'SSIDMatch',
  'URLStringProbe',
] as const;

/** The VPNs of a profile that say something of connecting by themselves. Always On reads nothing of that. */
export function onDemandOf({ tunnels }: ProfileView): readonly OnDemandView[] {
  return tunnels.flatMap((tunnel) => {
    const { kind, node } = tunnel;
    const at = get(node, 'OnDemandRules') ?? get(node, 'OnDemandEnabled');
    if (kind !== 'IKEv2' || at === undefined) return [];
    const rules = itemsAt(node, 'OnDemandRules').filter((rule) => rule.type === 'dictionary');
    return [{ tunnel, on: flagAt(node, 'OnDemandEnabled') === true, at, rules }];
  });
}

/** Whether a rule matches whatever the network is. */
export function alwaysMatches(rule: DictionaryNode): boolean {
  return conditions.every((key) => get(rule, key) === undefined);
}

/** Whether a rule matches wherever another one does, so that behind it the other one is never applied. */
export function covers(earlier: DictionaryNode, later: DictionaryNode): boolean {
  return conditions.every((key) => {
    const condition = get(earlier, key);
    return condition === undefined || follows(key, condition, later);
  });
}

/** Whether a network that matches a rule fulfils a condition, too. */
function follows(key: (typeof conditions)[number], condition: PlistNode, rule: DictionaryNode): boolean {
  const own = get(rule, key);
  // A network with a name is a Wi-Fi network.
  if (
    key === 'InterfaceTypeMatch' &&
    stringAt(condition) === 'WiFi' &&
    get(rule, 'SSIDMatch')?.type === 'array'
  ) {
    return own === undefined || stringAt(own) === 'WiFi';
  }
  if (own === undefined) return false;
  if (condition.type === 'string') return own.type === 'string' && own.value === condition.value;
  // One of the names has to fit: fewer names fit nowhere else.
  const [names, ownNames] = [textsIn(condition), textsIn(own)];
  return ownNames.length > 0 && ownNames.every((name) => names.includes(name));
}

function textsIn(list: PlistNode): readonly string[] {
  return itemsAt(list).flatMap((item) => (item.type === 'string' ? [item.value] : []));
}
