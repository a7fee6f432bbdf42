import type { ProfileViewOptions } from '../../src/device/profile-view.js';
import type { PlistDictionary } from '../../src/plist/value.js';
import { said } from '../support/good-profile.js';

/** A profile and what the rule says of it, each as `severity path: message`; nothing where it must stay silent. */
export type Case = readonly [
  what: string,
  profile: PlistDictionary,
  expected: readonly string[],
  options?: ProfileViewOptions,
];

/** Holds one rule against profiles. */
export function judges(rule: string, ...cases: readonly Case[]): void {
  describe(rule, () => {
    test.each(cases.map(([what, profile, expected, options]) => ({ what, profile, expected, options })))(
      '$what',
      ({ profile, expected, options }) => expect(said(rule, profile, options)).toEqual(expected),
    );
  });
}
