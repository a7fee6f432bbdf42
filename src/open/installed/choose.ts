import { vpnPayloadType } from '../../apple/profile.js';
import { InputError } from '../../input-error.js';
import { plainValue } from '../../plist/navigate.js';
import { writePlist } from '../../plist/write.js';
import { wrappingFinding } from '../findings.js';
import { OtherKindError, type Peeled } from '../opened.js';
import type { InstalledList, InstalledProfile } from './installed.js';

/**
 * Takes the profile that is meant out of a list of installed ones: the one with a VPN, or the one that was selected
 * by its identifier, UUID or name.
 *
 * @throws InputError when there is none or more than one, or when the list shows no values; OtherKindError for a list
 *   without a VPN
 */
export function peelInstalled(list: InstalledList, bytes: Uint8Array, select: string | undefined): Peeled {
  const chosen = chosenProfile(list, select);
  const { profile } = chosen;
  if (profile === undefined) throw noValues(list);
  const hidden = chosen.payloads.filter(({ node }) => node === undefined).length;
  const message = `The profile is from ${withArticle(list.kind)}. The findings are about this profile.`;
  const without = ` The list does not show the values of ${hidden} of its payloads, so these are missing here.`;
  return {
    layer: {
      kind: list.kind,
      bytes,
      findings: [
        wrappingFinding('profile-wrapped', {
          message: hidden === 0 ? message : message + without,
          source: list.source,
          confidence: 'observed',
        }),
      ],
    },
    inside: Buffer.from(writePlist(plainValue(profile))),
  };
}

/** The sentence for a list that tells which profiles there are and nothing of what is in them. */
export function noValues({ kind }: InstalledList): InputError {
  return new InputError(
    `This is ${withArticle(kind)}, which shows identifiers, UUIDs and payload types but no values. Only alwayson plan --installed reads it.`,
  );
}

function chosenProfile({ kind, profiles }: InstalledList, select: string | undefined): InstalledProfile {
  const found = profiles.filter((profile) =>
    select === undefined ? hasVpn(profile) : namesOf(profile).includes(select),
  );
  const [first, ...others] = found;
  if (first === undefined) {
    if (select !== undefined)
      throw new InputError(`No profile in the ${kind} has the identifier or name ${select}.`);
    throw new OtherKindError(`This is ${withArticle(kind)} in which no profile has a VPN.`);
  }
  if (others.length === 0) return first;
  const names = found.map(({ identifier, name }) => identifier ?? name ?? 'without a name');
  throw new InputError(
    `${found.length} profiles in the ${kind} ${select === undefined ? 'have a VPN' : `are called ${select}`}. Choose one with --select: ${names.join(', ')}`,
  );
}

function withArticle(kind: string): string {
  return `${/^[aeiou]/i.test(kind) ? 'an' : 'a'} ${kind}`;
}

function hasVpn({ payloads }: InstalledProfile): boolean {
  return payloads.some(({ type }) => type === vpnPayloadType);
}

function namesOf({ identifier, uuid, name }: InstalledProfile): (string | undefined)[] {
  return [identifier, uuid, name];
}
