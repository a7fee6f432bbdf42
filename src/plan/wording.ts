import type { Way } from '../explain/explanation.js';
import { interfaceWords, listed, stateWords } from '../explain/words.js';
import type { Confidence, Severity } from '../finding.js';
import type { PayloadChange, Plan, PlanStatement, Subject, TrafficChange } from './plan-types.js';

/** The first line of a plan. */
export function outcomeWords({ outcome, replaces }: Plan): string {
  const called = replaces?.name ?? replaces?.identifier;
  const user = replaces?.user === undefined ? '' : ` of the user ${replaces.user}`;
  const old = called === undefined ? 'the installed profile' : `the installed profile "${called}"${user}`;
  switch (outcome) {
    case 'unchanged':
      return `Unchanged: ${old} already does the same.`;
    case 'replaces':
      return `Replaces: the new profile takes the place of ${old}.`;
    case 'adds':
      return 'Adds: the new profile comes beside what is installed.';
    case 'refused':
      return 'Refused: the new profile is not taken as things stand.';
  }
}

/** What a statement is about, as a heading. */
export const subjectWords: Readonly<Record<Subject, string>> = {
  refusal: 'Refused',
  replacement: 'Profile',
  identity: 'Identity',
  tunnel: 'Tunnel',
  network: 'Network',
  user: 'User',
  supervision: 'Device',
  removal: 'Removal',
  values: 'Not compared',
  profile: 'New profile',
};

/** What a difference is called, by how much it matters: it may well be meant. */
export const differenceWords: Readonly<Record<Severity, string>> = {
  error: 'changes',
  warning: 'may change',
  info: 'note',
};

/** The mark behind a statement that is not documented. */
export const marks: Readonly<Record<Confidence, string>> = {
  documented: '',
  observed: ' [observed]',
  inferred: ' [inferred]',
};

/** What the marks mean, once for each that a plan has. */
export function legend(statements: readonly PlanStatement[]): string[] {
  const has = (confidence: Confidence) => statements.some((one) => one.confidence === confidence);
  return [
    ...(has('observed') ? ['[observed]: seen on devices, not documented.'] : []),
    ...(has('inferred') ? ['[inferred]: follows from the documentation, not confirmed on a device.'] : []),
  ];
}

/** A change in one word; a kept payload whose values could not be compared is marked. */
export function changeWords({ change, compared }: PayloadChange): string {
  return change === 'kept' && !compared ? 'kept (not compared)' : change;
}

/** What a payload is called. */
export function payloadWords({ identifier, uuid }: PayloadChange): string {
  return identifier ?? uuid ?? 'without an identifier';
}

/** What the parts of a plan are headed by. */
export const headings = {
  payloads: 'Payloads',
  statements: 'What happens',
  traffic: 'What changes for traffic',
  differences: 'What differs in meaning, installed first',
} as const;

/** Traffic that changes in the same way, in all situations in which it does. */
export interface TrafficWords {
  readonly traffic: string;
  /** For example `tunnel up, on Wi-Fi and Cellular`. */
  readonly when: string;
  readonly from: Way;
  readonly to: Way;
}

/** The changes of traffic for people: interfaces that change alike are told together. */
export function trafficWords(changes: readonly TrafficChange[] = []): TrafficWords[] {
  const groups = new Map<string, { readonly words: TrafficWords; readonly interfaces: string[] }>();
  for (const { id, traffic, interface: name, tunnel, from, to } of changes) {
    const key = JSON.stringify([id, traffic, tunnel, from, to]);
    const interfaces = [...(groups.get(key)?.interfaces ?? []), interfaceWords[name]];
    const when = `${stateWords[tunnel].toLowerCase()}, on ${listed(interfaces)}`;
    groups.set(key, { words: { traffic, when, from, to }, interfaces });
  }
  return [...groups.values()].map(({ words }) => words);
}
