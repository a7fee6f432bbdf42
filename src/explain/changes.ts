import type { Explanation, NetworkInterface, Statement, TunnelNegotiation } from './explanation.js';
import { interfaceWords, listed, stateWords, wayWords } from './words.js';

/** One thing that two explanations say differently. */
export interface Change {
  readonly part: 'vpn' | 'traffic' | 'onDemand' | 'negotiation' | 'authentication' | 'user';
  /** What it is about: of traffic its id. */
  readonly id: string;
  /** Where it differs, in words: a situation, or what the statement is about. */
  readonly about: string;
  /** What the older says; absent where it says nothing. */
  readonly old?: string;
  /** What the newer says; absent where it says nothing. */
  readonly new?: string;
}

/** What two explanations say differently, part by part. Which policy says it makes no difference. */
export function changesBetween(old: Explanation, newer: Explanation): readonly Change[] {
  const differing = (part: keyof typeof told) => partChanges(part, told[part](old), told[part](newer));
  return [
    ...differing('vpn'),
    ...trafficChanges(old.traffic, newer.traffic),
    ...differing('onDemand'),
    ...differing('negotiation').filter(({ id, about }) => id === tunnelId || isInBoth(about, old, newer)),
    ...differing('authentication'),
    ...differing('user'),
  ];
}

const tunnelId = 'tunnel';

/** Whether both have the tunnel that something is about: of one that comes or goes there is no more to say. */
function isInBoth(about: string, old: Explanation, newer: Explanation): boolean {
  return [old, newer].every(({ negotiation }) =>
    negotiation.tunnels.some((tunnel) => about.startsWith(`${tunnelName(tunnel)} › `)),
  );
}

function tunnelName({ interfaces }: TunnelNegotiation): string {
  return interfaces.length === 0
    ? 'Tunnel'
    : `Tunnel on ${listed(interfaces.map((one) => interfaceWords[one]))}`;
}

function partChanges(
  part: keyof typeof told,
  before: ReadonlyMap<string, Told>,
  after: ReadonlyMap<string, Told>,
): Change[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key): Change[] => {
    const [was, is] = [before.get(key), after.get(key)];
    if (was?.text === is?.text) return [];
    const { id, about } = is ?? was ?? { id: key, about: key };
    return [{ part, id, about, ...(was && { old: was.text }), ...(is && { new: is.text }) }];
  });
}

type Traffic = Explanation['traffic'];

/** Kind by kind and state by state; interfaces that change alike are told together. */
function trafficChanges(old: Traffic, newer: Traffic): Change[] {
  const changes = new Map<string, { readonly change: Change; readonly interfaces: NetworkInterface[] }>();
  for (const one of [...new Map([...old, ...newer].map((each) => [keyOf(each), each])).values()]) {
    const was = old.find((other) => keyOf(other) === keyOf(one))?.goes;
    const is = newer.find((other) => keyOf(other) === keyOf(one))?.goes;
    // A state that only one of the two has is told by what gives it: the user's switch.
    if (was === is || !hasState(old, one) || !hasState(newer, one)) continue;
    const key = JSON.stringify([one.id, one.tunnel, was, is]);
    const about = `${one.traffic}: ${stateWords[one.tunnel].toLowerCase()}`;
    const change = {
      part: 'traffic' as const,
      id: one.id,
      about,
      ...(was && { old: wayWords[was] }),
      ...(is && { new: wayWords[is] }),
    };
    changes.set(key, { change, interfaces: [...(changes.get(key)?.interfaces ?? []), one.interface] });
  }
  const all = new Set(newer.map((one) => one.interface)).size;
  return [...changes.values()].map(({ change, interfaces }) =>
    interfaces.length === all || change.about.includes('sign-in page not')
      ? change
      : { ...change, about: `${change.about}, ${listed(interfaces.map((name) => interfaceWords[name]))}` },
  );
}

function keyOf({ id, interface: name, tunnel }: Traffic[number]): string {
  return `${id} ${name} ${tunnel}`;
}

function hasState(traffic: Traffic, { interface: name, tunnel }: Traffic[number]): boolean {
  return traffic.some((one) => one.interface === name && one.tunnel === tunnel);
}

interface Told {
  readonly id: string;
  readonly about: string;
  readonly text: string;
}

type ToldBy = (explanation: Explanation) => ReadonlyMap<string, Told>;

const told: Readonly<Record<Exclude<Change['part'], 'traffic'>, ToldBy>> = {
  vpn: ({ vpn }) =>
    new Map([
      ['kind', { id: 'kind', about: 'Kind of VPN', text: vpn.kind }],
      ['gateways', { id: 'gateways', about: 'Gateway', text: vpn.gateways.join(', ') }],
    ]),
  onDemand: ({ onDemand }) =>
    new Map(
      onDemand === undefined
        ? []
        : [
            {
              id: 'rules',
              about: 'On demand',
              text: [
                onDemand.text,
                ...onDemand.steps.map(({ when, does }) => [...when, does].join('; ')),
              ].join(' '),
            },
          ].map((one) => [one.id, one]),
    ),
  negotiation: ({ negotiation }) =>
    new Map(
      negotiation.tunnels.flatMap((tunnel): [string, Told][] => {
        const { gateway = '', ike, child, upkeep } = tunnel;
        const name = tunnelName(tunnel);
        const offers = Object.entries({ IKE: ike, Child: child, '': upkeep }).flatMap(([group, all]) =>
          all.map(({ id, name: what, value }): [string, Told] => {
            const about = [name, group, what].filter((word) => word !== '').join(' › ');
            return [about, { id, about, text: value }];
          }),
        );
        return [[name, { id: tunnelId, about: name, text: `to ${gateway}` }], ...offers];
      }),
    ),
  authentication: ({ authentication }) => statements('Authentication', authentication),
  user: ({ user }) => statements('For the user', user),
};

function statements(part: string, all: readonly Statement[]): ReadonlyMap<string, Told> {
  const found = new Map<string, Told>();
  for (const { id, text } of all) {
    const earlier = found.get(id)?.text;
    found.set(id, {
      id,
      about: wordsOf(part, id),
      text: earlier === undefined ? text : `${earlier} ${text}`,
    });
  }
  return found;
}

function wordsOf(part: string, id: string): string {
  return id.startsWith('works-') ? part : `${part}: ${id.replaceAll('-', ' ')}`;
}
