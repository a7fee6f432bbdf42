import { profileKeys } from '../apple/keys/profile.js';
import type { Platform } from '../apple/os.js';
import type { Identities } from '../device/identities.js';
import { profileViewOf } from '../device/profile-view.js';
import type { Finding } from '../finding.js';
import { get } from '../plist/navigate.js';
import type { DictionaryNode } from '../plist/node.js';
import { compareHidden, isHidden } from './compare-hidden.js';
import { compareKeys, compareUnknownKeys, ordinary, type Place, rowsFor } from './compare-keys.js';
import { compareOtherPayloads } from './compare-payloads.js';
import { compareTrust } from './compare-trust.js';
import { compareVpns } from './compare-vpns.js';
import { meaningsIn, profileMeanings } from './meanings.js';
import { type SideNames, type Sides, sideWords, usualNames } from './sides.js';

/** For whom two profiles are compared, and what the expected one does not say. */
export interface CompareOptions {
  readonly platform?: Platform;
  readonly os?: string;
  /**
   * The bindings that were not given, by their dotted path: `localIdentifier`, `identity`, `sharedSecret`, `eap`,
   * `trustedRoots`. Intune fills them in at delivery, so they are not compared; other names change nothing.
   */
  readonly unbound?: readonly string[];
  /**
   * What `readIdentities` gives for the two profiles: with it two PKCS#12 files are the same when they hold the
   * same certificate, without it only when they are the same file.
   */
  readonly identities?: { readonly expected: Identities; readonly delivered: Identities };
  /** What the two are called in the findings: `the expected profile` and `the delivered profile`, if nothing is said. */
  readonly names?: SideNames;
}

/**
 * Compares a delivered profile with the expected one by what they mean to the device, not by their text.
 *
 * @param expected the profile that is meant, made of a policy or read
 * @param delivered the profile that is there instead
 * @returns a finding for each difference, error when the device does something else than expected; paths point into
 *   the delivered profile, for what it lacks to where it belongs. Never a secret's value; never throws
 */
export function compare(
  expected: DictionaryNode,
  delivered: DictionaryNode,
  options: CompareOptions = {},
): Finding[] {
  const { platform, os, identities, names = usualNames } = options;
  const target = { ...(platform !== undefined && { platform }), ...(os !== undefined && { os }) };
  const side = (profile: DictionaryNode, opened: Identities | undefined) =>
    profileViewOf(profile, { ...target, ...(opened !== undefined && { identities: opened }) });
  const sides: Sides = {
    words: sideWords(names),
    expected: side(expected, identities?.expected),
    delivered: side(delivered, identities?.delivered),
    unbound: new Set(options.unbound),
  };
  if (isHidden(sides.delivered) && !isHidden(sides.expected)) return [...compareHidden(sides)];
  return withoutRepeats([
    ...compareHidden(sides),
    ...compareProfileKeys(sides),
    ...compareVpns(sides),
    ...compareTrust(sides),
    ...compareOtherPayloads(sides),
  ]);
}

function* compareProfileKeys({ words, expected, delivered }: Sides): Generator<Finding> {
  const isExpected = get(expected.profile, 'PayloadRemovalDisallowed') !== undefined;
  const inProfile = meaningsIn(profileMeanings, 'It is part of how the profile is installed.');
  const place: Place = {
    words,
    expected: expected.profile,
    delivered: delivered.profile,
    at: delivered.profile,
    keys: rowsFor(profileKeys, profileMeanings),
    // Management systems forbid the removal of what they deliver; only where that is expected does its absence matter.
    meaningOf: (key, row) =>
      key === 'PayloadRemovalDisallowed' && !isExpected
        ? { ...inProfile(key, row), severity: 'info' }
        : inProfile(key, row),
    ...ordinary(delivered),
  };
  yield* compareKeys(place);
  yield* compareUnknownKeys(place, profileKeys);
}

/** One identity or tunnel can be compared more than once, for each interface that it serves. */
function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const byText = new Map(findings.map((finding) => [JSON.stringify(finding), finding]));
  return [...byText.values()];
}
