import { flagAt, get, itemsAt } from '../plist/navigate.js';
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

type ConditionKey = (typeof conditions)[number];

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

/** A condition of a rule: one text, or names of which one has to fit. Anything else fits no network. */
type Condition = string | ReadonlySet<string>;

/** What a rule asks of the network, by the keys that it has. */
type Asked = ReadonlyMap<ConditionKey, Condition>;

/**
 * For each rule the first one before it that matches wherever it does, so that it is never applied itself; undefined
 * where there is none. Only rules that share a condition are compared: comparing each with each takes minutes for the
 * rules that fit into a profile.
 */
export function coveringRules(rules: readonly DictionaryNode[]): readonly (DictionaryNode | undefined)[] {
  const asked = rules.map(askedBy);
  const byMark = new Map<string, number[]>();
  return asked.map((own, index) => {
    let first = index;
    for (const mark of marksOfCovering(own)) {
      const found = byMark.get(mark)?.find((at) => at >= first || covers(asked[at] ?? own, own));
      if (found !== undefined && found < first) first = found;
    }
    for (const mark of marksOf(own)) {
      const marked = byMark.get(mark);
      if (marked === undefined) byMark.set(mark, [index]);
      else marked.push(index);
    }
    return first < index ? rules[first] : undefined;
  });
}

function askedBy(rule: DictionaryNode): Asked {
  return new Map(
    conditions.flatMap((key) => {
      const condition = get(rule, key);
      if (condition === undefined) return [];
      return [[key, condition.type === 'string' ? condition.value : new Set(textsIn(condition))] as const];
    }),
  );
}

/** Where a rule is found by those that it may cover: under one of its conditions, one with names if it has any. */
function marksOf(asked: Asked): readonly string[] {
  if (asked.size === 0) return [''];
  const [key, condition] = [...asked].find(([, one]) => typeof one !== 'string') ?? [...asked][0] ?? [];
  if (key === undefined || condition === undefined) return [];
  return typeof condition === 'string'
    ? [markOf(key, condition)]
    : [...condition].map((name) => markOf(key, name));
}

/** Where the rules are that may cover this one. */
function marksOfCovering(asked: Asked): readonly string[] {
  const own = [...asked].flatMap(([key, condition]) => {
    const [one] = typeof condition === 'string' ? [condition] : condition;
    return one === undefined ? [] : [markOf(key, one)];
  });
  return ['', ...own, ...(isOnWiFi(asked) ? [markOf('InterfaceTypeMatch', 'WiFi')] : [])];
}

function markOf(key: ConditionKey, text: string): string {
  return `${key} ${text}`;
}

/** Whether a rule matches wherever another one does, so that behind it the other one is never applied. */
function covers(earlier: Asked, later: Asked): boolean {
  for (const [key, condition] of earlier) {
    if (!follows(key, condition, later)) return false;
  }
  return true;
}

/** Whether a network that matches a rule fulfils a condition, too. */
function follows(key: ConditionKey, condition: Condition, rule: Asked): boolean {
  if (key === 'InterfaceTypeMatch' && condition === 'WiFi' && isOnWiFi(rule)) return true;
  const own = rule.get(key);
  if (own === undefined || typeof condition === 'string' || typeof own === 'string') return own === condition;
  // One of the names has to fit: fewer names fit nowhere else.
  if (own.size === 0 || own.size > condition.size) return false;
  for (const name of own) {
    if (!condition.has(name)) return false;
  }
  return true;
}

/** A network with a name is a Wi-Fi network. */
function isOnWiFi(rule: Asked): boolean {
  const type = rule.get('InterfaceTypeMatch');
  return (rule.get('SSIDMatch') instanceof Set && type === undefined) || type === 'WiFi';
}

function textsIn(list: PlistNode): readonly string[] {
  return itemsAt(list).flatMap((item) => (item.type === 'string' ? [item.value] : []));
}
