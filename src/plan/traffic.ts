import type { DevicePlatform } from '../apple/os.js';
import type { Identities } from '../device/identities.js';
import { explain } from '../explain/explain.js';
import type { TrafficStatement, Way } from '../explain/explanation.js';
import { listed } from '../explain/words.js';
import { InputError } from '../input-error.js';
import type { DictionaryNode } from '../plist/node.js';
import type { TrafficChange } from './plan-types.js';

/** The device that both profiles are for. */
export interface DeviceTarget {
  readonly platform: DevicePlatform;
  readonly os: string;
}

/** A profile with the identities that were read from it. */
export interface Held {
  readonly profile: DictionaryNode;
  readonly identities: Identities;
}

/**
 * What goes another way with the new profile, as `explain` says it of both; `undefined` where one of them has no VPN
 * that can be explained. A state that only one of the two has, such as the user's switch, is no change of a way.
 */
export function trafficBetween(
  old: Held,
  next: Held,
  target: DeviceTarget,
): readonly TrafficChange[] | undefined {
  const before = trafficOf(old, target);
  const after = trafficOf(next, target);
  if (before === undefined || after === undefined) return undefined;
  const all = new Map([...before, ...after].map((one) => [keyOf(one), one]));
  return [...all.values()].flatMap((one): TrafficChange[] => {
    const { id, interface: name, tunnel } = one;
    const [from, to] = [wayOf(before, one), wayOf(after, one)];
    if (from === undefined || to === undefined || from === to) return [];
    return [{ id, traffic: namedBeside(all.values(), one), interface: name, tunnel, from, to }];
  });
}

/** What the kind is called; where the other profile excepts some of its protocols alone, without these. */
function namedBeside(all: Iterable<TrafficStatement>, one: TrafficStatement): string {
  if (one.protocols !== undefined) return one.traffic;
  const limited = [...all].find(({ id, protocols }) => id === one.id && protocols !== undefined);
  return limited?.protocols === undefined
    ? one.traffic
    : `${one.traffic} (all but ${listed(limited.protocols)})`;
}

function trafficOf({ profile, identities }: Held, target: DeviceTarget) {
  try {
    return explain(profile, { ...target, file: '', identities }).traffic;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

function keyOf({ id, interface: name, tunnel, protocols }: TrafficStatement): string {
  return JSON.stringify([id, name, tunnel, protocols ?? []]);
}

/**
 * Where a kind of traffic goes: as its own statement says, else as that for all its protocols does. What a profile says
 * nothing of, such as an app without an exception, goes where other traffic goes.
 */
function wayOf(traffic: readonly TrafficStatement[], one: TrafficStatement): Way | undefined {
  const { protocols, ...whole } = one;
  return [one, whole, { ...whole, id: 'other' }]
    .map((each) => traffic.find((other) => keyOf(other) === keyOf(each))?.goes)
    .find((goes) => goes !== undefined);
}
