import type { Finding } from '../finding.js';
import { InputError } from '../input-error.js';
import { itemsAt, plainValue, stringAt } from '../plist/navigate.js';
import type { DictionaryNode, PlistNode } from '../plist/node.js';
import { readPlist } from '../plist/read.js';
import { writePlist } from '../plist/write.js';
import { decodeText } from '../text/decode.js';
import { fileNameOf } from '../text/file-name.js';
import type { Channel, Delivery, DevicePlatform } from './channel.js';
import { fillVariables, findVariables } from './fill-variables.js';
import { sharedIdentities } from './shared-identities.js';
import { deliverySources } from './sources.js';

/** A profile as it would be installed. */
export interface ProfileSource {
  /** A property list, or a CMS message in DER around one. */
  readonly bytes: Uint8Array;
  /** The property list inside the message; absent for a profile that is not signed. */
  readonly signedContent?: Uint8Array;
}

/** What the administrator decides. */
export interface DeliveryOptions {
  /** The profile's name for people; by default its PayloadDisplayName. */
  readonly name?: string;
  /** By default `ios`. */
  readonly platform?: DevicePlatform;
  /** The device to send to, for channels that send to one. */
  readonly device?: string;
  /** The labels that a device must have, for channels that can say so in their files. */
  readonly labels?: readonly string[];
  /** The https address of the folder with the files that devices download themselves, for ddm and ddm-legacy. */
  readonly baseUrl?: string;
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
export function deliver(
  name: string,
  channel: Channel,
  source: ProfileSource,
  options: DeliveryOptions = {},
): DeliveryResult {
  const profile = readProfile(source.signedContent ?? source.bytes);
  const signed = source.signedContent !== undefined;
  const platform = options.platform ?? 'ios';
  const variables = findVariables(profile, name, channel, signed);
  const findings = [
    ...platformFindings(platform, channel),
    ...(signed ? signatureFindings(channel) : []),
    ...variables.findings,
    ...sharedIdentities(profile, channel),
  ];
  if (findings.some(isError)) return { findings };

  const written = signed
    ? { content: source.bytes, escaped: false, findings: [] }
    : writtenFor(channel, source.bytes, profile, variables.neutral.length > 0);
  findings.push(...written.findings);
  const people = options.name ?? nameOf(profile);
  const delivery = channel.make({
    name: people,
    fileName: fileNameOf(people, 'profile'),
    content: written.content,
    profile: signed ? profile : readProfile(written.content),
    platform,
    hasVariables: variables.neutral.length > 0 || variables.own,
    escaped: written.escaped,
    labels: options.labels ?? [],
    ...(options.device !== undefined && { device: options.device }),
    ...(options.baseUrl !== undefined && { baseUrl: options.baseUrl }),
  });
  findings.push(...delivery.findings);
  return findings.some(isError) ? { findings } : { delivery, findings };
}

function isError({ severity }: Finding): boolean {
  return severity === 'error';
}

function readProfile(bytes: Uint8Array): DictionaryNode {
  const { root } = readPlist(bytes);
  if (root.type === 'dictionary') return root;
  throw new InputError(
    `not a profile: the property list holds ${root.type}, where a profile is a dictionary`,
  );
}

/** What people call the profile: its own name, else that of its VPN, else its identifier. */
function nameOf(profile: DictionaryNode): string {
  const named = itemsAt(profile, 'PayloadContent').map((payload) => stringAt(payload, 'UserDefinedName'));
  const names = [stringAt(profile, 'PayloadDisplayName'), ...named, stringAt(profile, 'PayloadIdentifier')];
  return names.find((name) => name !== undefined && name !== '') ?? 'profile';
}

function platformFindings(platform: DevicePlatform, channel: Channel): Finding[] {
  if (channel.platforms.includes(platform)) return [];
  return [
    {
      rule: 'channel-platform',
      severity: 'error',
      document: 'profile',
      path: '',
      message: `${channel.title} takes profiles for Macs in another form, which is not made here; --to file gives the profile to upload by hand`,
      why: 'what is made here for iPhones and iPads would not reach a Mac',
      source: channel.source,
      confidence: 'documented',
    },
  ];
}

const severityOfTreatment = { refused: 'error', unknown: 'warning', replaced: 'info', lost: 'info' } as const;

function signatureFindings(channel: Channel): Finding[] {
  const { treatment, ...said } = channel.signature;
  if (treatment === 'kept') return [];
  const consequences = {
    refused: 'the profile is signed, and that cannot be delivered this way; deliver it unsigned',
    unknown: 'the profile is signed, and whether the signature reaches the device is not known',
    replaced: 'the profile is signed, and the device will see another signature',
    lost: 'the profile is signed, and the signature does not reach the device',
  } as const;
  return [
    {
      rule: 'channel-signature',
      severity: severityOfTreatment[treatment],
      document: 'signature',
      path: '',
      message: `${consequences[treatment]} (${channel.title})`,
      ...said,
    },
  ];
}

interface Written {
  readonly content: Uint8Array;
  readonly escaped: boolean;
  readonly findings: readonly Finding[];
}

/** The profile's bytes as the channel takes them: as they are wherever that is possible. */
function writtenFor(
  channel: Channel,
  bytes: Uint8Array,
  profile: DictionaryNode,
  hasNeutral: boolean,
): Written {
  const { dialect } = channel;
  const isPlain = beginsWithDeclaration(bytes);
  const rewrites = !isPlain && (hasNeutral || channel.form === 'XML');
  const original = rewrites ? writePlist(plainValue(profile)) : isPlain ? decodeText(bytes) : undefined;
  if (original === undefined) return { content: bytes, escaped: false, findings: [] };
  const escaped = dialect?.escape?.(original) ?? original;
  const filled = dialect === undefined ? escaped : fillVariables(escaped, dialect);
  return {
    content: filled === original && !rewrites ? bytes : Buffer.from(filled, 'utf8'),
    escaped: escaped !== original,
    findings: [
      ...(rewrites ? rewritten(channel, profile) : []),
      ...(escaped === original ? [] : escapedFinding(channel)),
    ],
  };
}

/** XML in UTF-8 with nothing before it: `<?xml` as the first five bytes. */
function beginsWithDeclaration(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 5)).equals(Buffer.from('<?xml'));
}

function rewritten(channel: Channel, profile: DictionaryNode): Finding[] {
  const lost = wholeReals(profile);
  return [
    {
      rule: 'channel-rewritten',
      severity: lost.length > 0 ? 'warning' : 'info',
      document: 'profile',
      path: lost[0]?.path ?? '',
      message:
        lost.length > 0
          ? 'the profile is written anew as XML in UTF-8, in which this real number without a fraction becomes an integer'
          : 'the profile is written anew as XML in UTF-8; its keys and values stay the same',
      why: `${channel.title} takes a text that begins with <?xml, and the profile is a binary property list or a text in another form`,
      source: channel.source,
      confidence: 'documented',
    },
  ];
}

/** Reals that the writer, which knows numbers only, cannot tell from integers. */
function wholeReals(node: PlistNode): PlistNode[] {
  if (node.type === 'dictionary') return [...node.entries.values()].flatMap(wholeReals);
  if (node.type === 'array') return node.items.flatMap(wholeReals);
  return node.type === 'real' && Number.isInteger(node.value) ? [node] : [];
}

function escapedFinding(channel: Channel): Finding[] {
  return [
    {
      rule: 'channel-escaped',
      severity: 'info',
      document: 'profile',
      path: '',
      message: `dollar signs are written as \\$ in the files for ${channel.title}, which takes the backslash away again; upload them as the command says and no other way`,
      why: 'a name after a dollar sign would be replaced, so that a password with one would not reach the device as it was written',
      source: deliverySources.fleetEscape,
      confidence: 'observed',
    },
  ];
}
