import type { NetworkInterface, TrafficStatement, TrafficSummary, Way } from './explanation.js';
import { interfaceWords } from './words.js';

/** Where traffic goes while there is a tunnel, and while there is none. */
type Ways = `${Way}/${Way}`;

const sentences: Readonly<Partial<Record<Ways, string>>> = {
  'through-tunnel/dropped': 'through the VPN. Does not work while there is no tunnel.',
  'through-tunnel/outside': 'through the VPN. Outside it while there is no tunnel.',
  'outside/outside': 'outside the VPN, whether there is a tunnel or not.',
  'dropped/dropped': 'never works: the device blocks it.',
};

/** What happens to each kind of traffic in all states together. */
export function summaryOf(
  traffic: readonly TrafficStatement[],
  examples: ReadonlyMap<string, string>,
): readonly TrafficSummary[] {
  const ids = [...new Set(traffic.map(({ id }) => id))];
  return ids.map((id) => {
    const own = traffic.filter((statement) => statement.id === id);
    return {
      id,
      traffic: own[0]?.traffic ?? id,
      examples: examples.get(id) ?? '',
      text: [...partsOf(own)].join(' '),
    };
  });
}

function* partsOf(own: readonly TrafficStatement[]): Generator<string> {
  const [first] = own;
  if (first === undefined) return;
  const byInterface = new Map<NetworkInterface, string>();
  for (const name of new Set(own.map((one) => one.interface))) {
    const way = (state: string) =>
      own.find((one) => one.interface === name && one.tunnel === state)?.goes ?? 'dropped';
    byInterface.set(name, sentences[`${way('up')}/${way('down')}`] ?? 'depends on the state of the tunnel.');
  }
  const texts = [...new Set(byInterface.values())];
  if (texts.length === 1) yield `${first.traffic}: ${texts[0]}`;
  else
    for (const [name, text] of byInterface) {
      yield `${first.traffic} on ${interfaceWords[name]}: ${text}`;
    }
}
