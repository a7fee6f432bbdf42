import type { Explanation, NetworkInterface, TrafficStatement, TunnelState, Way } from './explanation.js';
import { interfaceWords, listed, stateWords } from './words.js';

/** A situation of the device, for one interface or for all that fare alike in it. */
export interface Column {
  readonly interfaces: readonly NetworkInterface[];
  readonly tunnel: TunnelState;
  readonly label: string;
}

/** A kind of traffic with where it goes, column by column. */
export interface TableRow {
  readonly id: string;
  readonly traffic: string;
  readonly ways: readonly (Way | undefined)[];
}

const order: readonly TunnelState[] = ['up', 'down', 'captive-portal', 'switched-off'];

/** The traffic of an explanation as a table; interfaces that fare alike share their columns. */
export function trafficTable({ traffic, summary }: Pick<Explanation, 'traffic' | 'summary'>): {
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
} {
  const columns = order.flatMap((tunnel) => columnsOf(traffic, tunnel));
  const rows = summary.map(({ id, traffic: name }) => ({
    id,
    traffic: name,
    ways: columns.map(({ interfaces, tunnel }) => wayOf(traffic, id, interfaces[0], tunnel)),
  }));
  return { columns, rows };
}

function columnsOf(traffic: readonly TrafficStatement[], tunnel: TunnelState): Column[] {
  const all = [...new Set(traffic.map((one) => one.interface))];
  const own = all.filter((name) => traffic.some((one) => one.tunnel === tunnel && one.interface === name));
  const fares = (name: NetworkInterface) =>
    JSON.stringify(
      traffic
        .filter((one) => one.tunnel === tunnel && one.interface === name)
        .map(({ id, goes }) => [id, goes]),
    );
  return groupsBy(own, fares).map((interfaces) => ({
    interfaces,
    tunnel,
    label:
      interfaces.length === all.length
        ? stateWords[tunnel]
        : `${stateWords[tunnel]}, ${listed(interfaces.map((name) => interfaceWords[name]))}`,
  }));
}

function groupsBy(
  names: readonly NetworkInterface[],
  key: (name: NetworkInterface) => string,
): NetworkInterface[][] {
  const groups = new Map<string, NetworkInterface[]>();
  for (const name of names) groups.set(key(name), [...(groups.get(key(name)) ?? []), name]);
  return [...groups.values()];
}

function wayOf(
  traffic: readonly TrafficStatement[],
  id: string,
  name: NetworkInterface | undefined,
  tunnel: TunnelState,
): Way | undefined {
  return traffic.find((one) => one.id === id && one.interface === name && one.tunnel === tunnel)?.goes;
}
