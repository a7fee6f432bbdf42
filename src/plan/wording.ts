import type { Confidence } from '../finding.js';
import type { PayloadChange, Plan, PlanStatement, Subject } from './plan-types.js';

/** The first line of a plan. */
export function outcomeWords({ outcome, replaces }: Plan): string {
  const called = replaces?.name ?? replaces?.identifier;
  const user = replaces?.user === undefined ? '' : ` of the user ${replaces.user}`;
  const old = called === undefined ? 'the installed profile' : `the installed profile "${called}"${user}`;
  switch (outcome) {
    case 'unchanged':
      return `Unchanged: the device already has this profile; ${old} does the same.`;
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
    ...(has('inferred') ? ['[inferred]: follows from the documentation; not confirmed on a device.'] : []),
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
