import type { DevicePlatform } from '../apple/os.js';
import type { Finding } from '../finding.js';
import { itemsAt, stringAt } from '../plist/navigate.js';
import type { DictionaryNode } from '../plist/node.js';
import { fileNameOf } from '../text/file-name.js';
import { asSentence } from '../text/in-sentence.js';
import type { Channel, Delivery } from './channel.js';
import { findVariables } from './fill-variables.js';
import { deliveryFinding } from './findings.js';
import { readProfile } from './read-profile.js';
import { sharedIdentities } from './shared-identities.js';
import { renamedFor, writtenFor } from './written-form.js';

/** A profile as it would be installed. */
export interface ProfileSource {
  /** A property list, or a CMS message in DER around one. */
  readonly bytes: Uint8Array;
  /** The property list inside the message; absent for a profile that is not signed. */
  readonly signedContent?: Uint8Array;
}

/** What the administrator decides, whatever the channel. */
export interface DeliveryOptions {
  /** The profile's name for people; by default its PayloadDisplayName. */
  readonly name?: string;
  /** By default `iOS`. */
  readonly platform?: DevicePlatform;
  /**
   * The device that the profile is for alone, where there is one for each: the files are named after it, and where
   * systems know profiles by their names, the profile too.
   */
  readonly forDevice?: { readonly name: string; readonly fileName: string };
}

/** The files, and everything there is to say of them. */
export interface DeliveryResult {
  /** Absent when a finding is an error. */
  readonly delivery?: Delivery;
  readonly findings: readonly Finding[];
}

/**
 * Puts a profile into the form in which a channel takes it, its neutral variables in the channel's own words.
 * Otherwise the profile's bytes stay as they are, unless the channel needs another form, which a finding says.
 *
 * @param name the channel's name in the registry
 * @throws InputError when the source is not a profile
 */
export function deliverThrough(
  name: string,
  channel: Channel,
  source: ProfileSource,
  options: DeliveryOptions = {},
): DeliveryResult {
  const signed = source.signedContent !== undefined;
  const given = readProfile(source.signedContent ?? source.bytes);
  const renamed = signed ? undefined : renamedFor(channel, given);
  const bytes = renamed?.bytes ?? source.bytes;
  const profile = renamed === undefined ? given : readProfile(bytes);
  const platform = options.platform ?? 'iOS';
  const variables = findVariables(profile, name, channel, signed);
  const findings = [
    ...platformFindings(platform, channel),
    ...(signed ? signatureFindings(channel) : []),
    ...variables.findings,
    ...sharedIdentities(profile, channel),
    ...(renamed?.findings ?? []),
  ];
  if (findings.some(isError)) return { findings };

  const written = signed
    ? { content: source.bytes, escaped: false, findings: [] }
    : writtenFor(channel, bytes, profile, variables.neutral.length > 0);
  findings.push(...written.findings);
  const { forDevice: device } = options;
  const ownName = options.name ?? nameOf(profile);
  const people =
    device === undefined || channel.reaches === 'one device' ? ownName : `${ownName} ${device.name}`;
  const delivery = channel.make({
    name: people,
    fileName: device?.fileName ?? fileNameOf(people, 'profile'),
    content: written.content,
    profile: signed ? profile : readProfile(written.content),
    platform,
    hasVariables: variables.neutral.length > 0 || variables.own,
    escaped: written.escaped,
  });
  findings.push(...delivery.findings);
  return findings.some(isError) ? { findings } : { delivery, findings };
}

function isError({ severity }: Finding): boolean {
  return severity === 'error';
}

/** What people call the profile: its own name, else that of its VPN, else its identifier. */
function nameOf(profile: DictionaryNode): string {
  const named = itemsAt(profile, 'PayloadContent').map((payload) => stringAt(payload, 'UserDefinedName'));
  const names = [stringAt(profile, 'PayloadDisplayName'), ...named, stringAt(profile, 'PayloadIdentifier')];
  return names.find((name) => name !== undefined && name !== '') ?? 'profile';
}

/** What is wrong with a platform that the channel does not deliver to. */
export function platformFindings(platform: DevicePlatform, { platforms, title, source }: Channel): Finding[] {
  if (platforms.includes(platform)) return [];
  const message = asSentence(
    `${title} takes profiles for Macs in another form, which alwayson does not make.`,
  );
  const fix = 'Write the profile with --to file and upload it by hand.';
  return [deliveryFinding('channel-platform', { message, fix, source })];
}

const severityOfTreatment = { refused: 'error', unknown: 'warning', replaced: 'info', lost: 'info' } as const;

function signatureFindings(channel: Channel): Finding[] {
  const { treatment, ...said } = channel.signature;
  if (treatment === 'kept') return [];
  const consequences = {
    refused: `The profile is signed, and ${channel.title} does not take signed profiles. Deliver it unsigned.`,
    unknown: `The profile is signed, and whether ${channel.title} keeps the signature is not known.`,
    replaced: `The profile is signed, and ${channel.title} replaces the signature by another.`,
    lost: `The profile is signed, and ${channel.title} does not keep the signature.`,
  } as const;
  return [
    deliveryFinding('channel-signature', {
      severity: severityOfTreatment[treatment],
      document: 'signature',
      message: consequences[treatment],
      ...said,
    }),
  ];
}
