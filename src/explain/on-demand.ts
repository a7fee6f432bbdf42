import { appleSources } from '../apple/sources.js';
import { coveringRules } from '../device/on-demand.js';
import type { TunnelView } from '../device/views.js';
import { flagAt, get, itemsAt, stringAt } from '../plist/navigate.js';
import type { DictionaryNode, PlistNode } from '../plist/node.js';
import type { NetworkInterface, OnDemand, OnDemandStep } from './explanation.js';
import { plainInterfaces } from './plain-traffic.js';
import type { Subject } from './subject.js';
import { interfaceWords, listed } from './words.js';

/** What a condition asks of the network, in words. */
const conditions: Readonly<Record<string, (values: string) => string>> = {
  InterfaceTypeMatch: (value) => `the device is on ${interfaceWords[value as NetworkInterface] ?? value}`,
  SSIDMatch: (values) => `the Wi-Fi network is ${values}`,
  DNSDomainMatch: (values) => `a search domain of the network is ${values}`,
  DNSServerAddressMatch: (values) => `every DNS server of the network is ${values}`,
  URLStringProbe: (value) => `${value} answers`,
};

const actions: Readonly<Record<string, string>> = {
  Connect: 'The device connects the VPN.',
  Disconnect: 'The device disconnects the VPN and does not connect it.',
  Ignore: 'The device leaves the VPN as it is: connected or not.',
  Allow: 'The device connects the VPN when it is needed (an old word for this).',
  EvaluateConnection: 'For each connection the device looks at the domain.',
};

/** How a VPN that is not Always On connects by itself: its rules walked as the device does. */
export function onDemandOf(subject: Subject, { node }: TunnelView): OnDemand {
  const on = flagAt(node, 'OnDemandEnabled') === true;
  const rules = itemsAt(node, 'OnDemandRules').filter((rule) => rule.type === 'dictionary');
  const open = new Set(plainInterfaces(subject));
  const covering = coveringRules(rules);
  const steps = rules.map((rule, index): OnDemandStep => {
    const step = stepOf(subject, rule, covering[index] === undefined ? [...open] : []);
    // Behind a rule that asks for nothing but the interface no other rule is reached on it.
    const asked = Object.keys(conditions).filter((key) => get(rule, key) !== undefined);
    if (asked.every((key) => key === 'InterfaceTypeMatch'))
      for (const name of step.reachedOn) open.delete(name);
    return step;
  });
  return { on, steps, text: textOf(on, steps, [...open]) };
}

function stepOf({ placeOf }: Subject, rule: DictionaryNode, open: readonly NetworkInterface[]): OnDemandStep {
  const wanted = stringAt(rule, 'InterfaceTypeMatch') ?? (get(rule, 'SSIDMatch') && 'WiFi');
  const when = Object.entries(conditions).flatMap(([key, words]) => {
    const values = textsOf(get(rule, key));
    return values.length === 0 ? [] : [words(values.join(' or '))];
  });
  return {
    when,
    does: doesOf(rule),
    reachedOn: open.filter((name) => wanted === undefined || name === wanted),
    because: placeOf(rule),
    why: 'The device looks at the rules in their order and applies the first that fits.',
    source: appleSources.onDemandRules,
    confidence: 'documented',
  };
}

function doesOf(rule: DictionaryNode): string {
  const action = stringAt(rule, 'Action') ?? '';
  const domains = itemsAt(rule, 'ActionParameters').flatMap((parameters) => {
    const names = listed(textsOf(get(parameters, 'Domains')));
    if (names === '') return [];
    return stringAt(parameters, 'DomainAction') === 'NeverConnect'
      ? [`For ${names} it never connects.`]
      : [`For ${names} it connects when the name cannot be resolved otherwise.`];
  });
  const known = actions[action] ?? `The device knows no action "${action}".`;
  return action === 'EvaluateConnection' ? [known, ...domains].join(' ') : known;
}

function textOf(on: boolean, steps: readonly OnDemandStep[], open: readonly NetworkInterface[]): string {
  if (!on) {
    return steps.length === 0
      ? 'The VPN connects only when the user switches it on.'
      : 'The VPN connects only when the user switches it on: OnDemandEnabled is not 1, so the rules are off until the user switches Connect On Demand on.';
  }
  if (steps.length === 0)
    return 'OnDemandEnabled is 1, but there is no rule that tells the device when to connect.';
  if (open.length === 0)
    return 'The VPN connects by itself: the first of these rules that fits the network counts.';
  return `The VPN connects by itself: the first of these rules that fits the network counts. On ${listed(open.map((name) => interfaceWords[name]))} there are networks that no rule fits. Apple does not say what happens there.`;
}

function textsOf(node: PlistNode | undefined): string[] {
  if (node === undefined) return [];
  const single = stringAt(node);
  return single === undefined ? itemsAt(node).flatMap((item) => stringAt(item) ?? []) : [single];
}
