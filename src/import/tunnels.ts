import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import type { Interface, TunnelView } from '../device/views.js';
import { plainValue } from '../plist/navigate.js';
import type { DictionaryNode, PlistNode } from '../plist/node.js';
import { nearest } from '../text/nearest.js';
import { type BindingsFile, tunnel as tunnelBinding } from '../translate/bindings/file.js';
import { cannotSay, type Reading } from './reading.js';

type TunnelBindings = NonNullable<NonNullable<BindingsFile['apple']>['tunnels']>;

/** The tunnels of an Always On VPN as one, and what differs between them. */
export interface JoinedTunnels {
  /** What the tunnels share. */
  readonly tunnel: DictionaryNode;
  /** What each interface has of its own, where there are two tunnels. */
  readonly tunnels?: TunnelBindings;
}

/** Graph has one tunnel for all its interfaces: two become one, with bindings for what differs. */
export function joinTunnels(
  [first, second]: readonly [TunnelView, ...TunnelView[]],
  findings: Reading['findings'],
): JoinedTunnels {
  const interfaces = [...first.interfaces, ...(second?.interfaces ?? [])];
  const Interfaces = interfacesNode(first.node, interfaces);
  for (const { node } of second === undefined ? [first] : [first, second]) reportInterfaces(node, findings);
  if (second === undefined) {
    return { tunnel: withEntry(first.node, 'Interfaces', Interfaces) };
  }
  const shared = new Map<string, PlistNode>();
  const own = { first: new Map<string, PlistNode>(), second: new Map<string, PlistNode>() };
  const keys = new Set([...first.node.entries.keys(), ...second.node.entries.keys()]);
  keys.delete('Interfaces');
  for (const key of keys) {
    const one = first.node.entries.get(key);
    const other = second.node.entries.get(key);
    if (isSame(one, other)) {
      if (one !== undefined) shared.set(key, one);
    } else if (isBindable(key, one) && isBindable(key, other)) {
      // What both have is in the policy as the first has it, so that it stands alone too.
      if (one !== undefined && other !== undefined) shared.set(key, one);
      else if (one !== undefined) own.first.set(key, one);
      if (other !== undefined) own.second.set(key, other);
    } else {
      if (one !== undefined) shared.set(key, one);
      findings.push(differs(key, other ?? one ?? second.node));
    }
  }
  return {
    tunnel: withEntry({ ...first.node, entries: shared }, 'Interfaces', Interfaces),
    tunnels: {
      [bindingName(first)]: binding(own.first),
      [bindingName(second)]: binding(own.second),
    },
  };
}

const bindingNames: Readonly<Record<Interface, keyof TunnelBindings>> = {
  Cellular: 'cellular',
  WiFi: 'wifi',
};

function bindingName({ interfaces: [name = 'Cellular'] }: TunnelView): keyof TunnelBindings {
  return bindingNames[name];
}

function isBindable(key: string, node: PlistNode | undefined): boolean {
  return node === undefined || v.is(tunnelBinding, { [key]: plainValue(node) });
}

function binding(entries: ReadonlyMap<string, PlistNode>): v.InferOutput<typeof tunnelBinding> {
  const values = Array.from(entries, ([key, node]) => [key, plainValue(node)] as const);
  return v.parse(tunnelBinding, Object.fromEntries(values));
}

/** Tells names of interfaces that the device skips: whoever wrote them meant another tunnel than the device makes. */
function reportInterfaces(tunnel: DictionaryNode, findings: Reading['findings']): void {
  const node = tunnel.entries.get('Interfaces');
  if (node === undefined) return;
  const why =
    'the device skips names that it does not know, and takes both interfaces where there is no array';
  if (node.type !== 'array') {
    findings.push(cannotSay(node, 'Interfaces is no array, so the policy has both interfaces', why));
    return;
  }
  for (const item of node.items) {
    if (item.type === 'string' && (item.value === 'Cellular' || item.value === 'WiFi')) continue;
    const meant = item.type === 'string' ? nearest(item.value, ['Cellular', 'WiFi']) : undefined;
    const message = `Interfaces has a name that is neither Cellular nor WiFi, and is left out${meant === undefined ? '' : `; did you mean ${meant}?`}`;
    findings.push(cannotSay(item, message, why));
  }
}

/** The interfaces that the device sets the tunnels up for: absent means both, unknown names mean nothing. */
function interfacesNode({ path }: DictionaryNode, interfaces: readonly Interface[]): PlistNode {
  const items = interfaces.map((value) => ({ type: 'string', value, path }) as const);
  return { type: 'array', path, items };
}

function withEntry(node: DictionaryNode, key: string, value: PlistNode): DictionaryNode {
  return { ...node, entries: new Map([...node.entries, [key, value]]) };
}

function isSame(one: PlistNode | undefined, other: PlistNode | undefined): boolean {
  return isDeepStrictEqual(one && plainValue(one), other && plainValue(other));
}

function differs(key: string, node: PlistNode) {
  return cannotSay(
    node,
    `${key} is not the same in both tunnels; that of the first is taken`,
    `Graph has one tunnel for both interfaces, and bindings can only tell apart ${Object.keys(tunnelBinding.entries).join(', ')}`,
  );
}
