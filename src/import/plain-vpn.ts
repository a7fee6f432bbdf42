import { isDeepStrictEqual } from 'node:util';
import { saysNothing } from '../device/says-nothing.js';
import type { Policy } from '../graph/model/ikev2.js';
import type { OnDemandRule } from '../graph/model/on-demand-rule.js';
import type { ProxyServer } from '../graph/model/proxy-server.js';
import { dictionaryAt, flagAt, itemsAt, numberAt, plainValue, stringAt } from '../plist/navigate.js';
import type { DictionaryNode } from '../plist/node.js';
import { proxiesOf } from '../translate/proxies.js';
import { onDemandRuleRows } from '../translate/rows/on-demand-rule.js';
import { cannotSay, changed, type Reading, take } from './reading.js';
import { revertRows } from './revert-rows.js';

/** Reads what only a VPN has that is not Always On: when it connects, and its proxies. */
export function readPlainVpn(reading: Reading): Pick<Policy, 'onDemandRules' | 'proxyServer'> {
  const onDemandRules = readOnDemandRules(reading);
  const proxyServer = readProxies(reading);
  return {
    ...(onDemandRules.length > 0 && { onDemandRules }),
    ...(proxyServer !== undefined && { proxyServer }),
  };
}

/** Whether a plain VPN has rules that its user can switch on. */
export function hasRulesThatAreOff({ places: { tunnel }, column }: Reading): boolean {
  if (tunnel === undefined || column === 'alwaysOn' || itemsAt(tunnel, 'OnDemandRules').length === 0)
    return false;
  return flagAt(tunnel, 'OnDemandEnabled') !== true;
}

function readOnDemandRules(reading: Reading): OnDemandRule[] {
  const { tunnel } = reading.places;
  const node = take(reading, tunnel, 'OnDemandRules');
  const enabled = take(reading, tunnel, 'OnDemandEnabled');
  const rules = node === undefined ? [] : itemsAt(node).filter((rule) => rule.type === 'dictionary');
  const isOn = enabled !== undefined && flagAt(enabled) === true;
  if (isOn && rules.length === 0) {
    const why = 'a policy connects on demand exactly when it has rules';
    reading.findings.push(
      cannotSay(enabled ?? reading.vpn, 'OnDemandEnabled is 1 without rules, and is left out', why),
    );
  }
  if (!isOn && rules.length > 0) {
    reading.findings.push(
      changed(
        enabled ?? node ?? reading.vpn,
        'the on-demand rules are off until the user switches them on; the policy has them, and the binding apple.onDemandEnabled keeps them off',
        'a policy alone connects on demand wherever it has rules: remove them before Intune delivers it',
        'warning',
      ),
    );
  }
  return rules.map((rule) => readRule(rule, reading));
}

function readRule(rule: DictionaryNode, reading: Reading): OnDemandRule {
  const [parameters, ...others] = itemsAt(rule, 'ActionParameters');
  take(reading, rule, 'ActionParameters');
  const ActionParameters = parameters?.type === 'dictionary' ? parameters : undefined;
  for (const other of others) {
    reading.findings.push(
      cannotSay(other, 'a rule has several ActionParameters, and those after the first are left out'),
    );
  }
  const places = { OnDemandRule: rule, ...(ActionParameters && { ActionParameters }) };
  const read = revertRows(onDemandRuleRows, { ...reading, column: 'ikev2', places });
  for (const dictionary of [rule, ActionParameters]) {
    for (const [key, node] of dictionary?.entries ?? []) {
      if (!reading.used.has(node)) {
        reading.findings.push(
          cannotSay(node, `${key} has no counterpart in a rule of Graph and is left out`),
        );
      }
    }
  }
  return read;
}

/** Graph has one host and port for HTTP and HTTPS: what differs from what they would be translated to is lost. */
function readProxies(reading: Reading): ProxyServer | undefined {
  const node = take(reading, reading.vpn, 'Proxies');
  const proxies = dictionaryAt(reading.vpn, 'Proxies');
  if (node === undefined || proxies === undefined) return undefined;
  const isOn = (key: string) => flagAt(proxies, key) === true;
  const address =
    isOn('HTTPEnable') || isOn('HTTPSEnable')
      ? stringAt(proxies, isOn('HTTPEnable') ? 'HTTPProxy' : 'HTTPSProxy')
      : undefined;
  const port = numberAt(proxies, isOn('HTTPEnable') ? 'HTTPPort' : 'HTTPSPort');
  const script = isOn('ProxyAutoConfigEnable') ? stringAt(proxies, 'ProxyAutoConfigURLString') : undefined;
  const read: ProxyServer = {
    ...(address !== undefined && { address }),
    ...(address !== undefined && port !== undefined && { port }),
    ...(script !== undefined && { automaticConfigurationScriptUrl: script }),
  };
  const again = proxiesOf(read);
  const lost = Array.from(proxies.entries).filter(
    ([key, value]) => !isDeepStrictEqual(plainValue(value), again?.[key]) && !saysNothing(value),
  );
  for (const [key, value] of lost) {
    reading.findings.push(
      cannotSay(
        value,
        `${key} is not as Graph would have it: one host and port for HTTP and HTTPS, or a script`,
      ),
    );
  }
  for (const key of Object.keys(again ?? {}).filter((one) => !proxies.entries.has(one))) {
    reading.findings.push(
      changed(
        node,
        `${key} is absent, and the policy has the proxy for HTTP and HTTPS alike`,
        'Graph has one host and port for both',
        'warning',
      ),
    );
  }
  return Object.keys(read).length === 0 ? undefined : read;
}
