import type { Explanation, Statement } from './explanation.js';
import { interfaceWords, stateWords, wayWords } from './words.js';

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
  return (['vpn', 'traffic', 'onDemand', 'negotiation', 'authentication', 'user'] as const).flatMap(
    (part) => {
      const before = told[part](old);
      const after = told[part](newer);
      return [...new Set([...before.keys(), ...after.keys()])].flatMap((key): Change[] => {
        const [was, is] = [before.get(key), after.get(key)];
        if (was?.text === is?.text) return [];
        const { id, about } = is ?? was ?? { id: key, about: key };
        return [{ part, id, about, ...(was && { old: was.text }), ...(is && { new: is.text }) }];
      });
    },
  );
}

interface Told {
  readonly id: string;
  readonly about: string;
  readonly text: string;
}

type ToldBy = (explanation: Explanation) => ReadonlyMap<string, Told>;

const told: Readonly<Record<Change['part'], ToldBy>> = {
  vpn: ({ vpn }) =>
    new Map([
      ['kind', { id: 'kind', about: 'Kind of VPN', text: vpn.kind }],
      ['gateways', { id: 'gateways', about: 'Gateway', text: vpn.gateways.join(', ') }],
    ]),
  traffic: ({ traffic }) =>
    new Map(
      traffic.map((one) => [
        `${one.id} ${one.interface} ${one.tunnel}`,
        {
          id: one.id,
          about: `${one.traffic}: ${interfaceWords[one.interface]}, ${stateWords[one.tunnel].toLowerCase()}`,
          text: wayWords[one.goes],
        },
      ]),
    ),
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
      negotiation.tunnels.flatMap(({ interfaces, ike, child, upkeep }) =>
        Object.entries({ IKE: ike, Child: child, '': upkeep }).flatMap(([group, offers]) =>
          offers.map(({ id, name, value }): [string, Told] => {
            const on = interfaces.map((one) => interfaceWords[one]).join(', ');
            const about = [on, group, name].filter((word) => word !== '').join(' › ');
            return [about, { id, about, text: value }];
          }),
        ),
      ),
    ),
  authentication: ({ authentication }) => statements(authentication),
  user: ({ user }) => statements(user),
};

function statements(all: readonly Statement[]): ReadonlyMap<string, Told> {
  const found = new Map<string, Told>();
  for (const { id, text } of all) {
    const earlier = found.get(id)?.text;
    found.set(id, {
      id,
      about: id.replaceAll('-', ' '),
      text: earlier === undefined ? text : `${earlier} ${text}`,
    });
  }
  return found;
}
