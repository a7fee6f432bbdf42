import type { Delivery } from '../../src/delivery/channel.js';
import {
  type DeliveryOptions,
  type DeliveryResult,
  deliverThrough,
  type ProfileSource,
} from '../../src/delivery/deliver.js';
import { type ChannelName, channelsThatTake, loadChannel } from '../../src/delivery/index.js';
import type { ChannelOptions } from '../../src/delivery/options.js';
import { plainValue } from '../../src/plist/navigate.js';
import { readPlist } from '../../src/plist/read.js';
import type { PlistDictionary, PlistValue } from '../../src/plist/value.js';
import { writePlist } from '../../src/plist/write.js';
import { changedAll, goodProfile, identity, vpn, wifi } from './good-profile.js';

/** Where a text of the sample stands that no channel has a word to say about. */
export const localIdentifier = `${wifi}/LocalIdentifier`;
/** Where the sample has a secret. */
export const password = `${identity}/Password`;
/** The name that people see. */
export const userDefinedName = `${vpn}/UserDefinedName`;

/** A good profile with some values exchanged, as a file. */
export function profileFile(changes: Readonly<Record<string, PlistValue | undefined>> = {}): Uint8Array {
  return Buffer.from(writePlist(changedAll(goodProfile(), changes)), 'utf8');
}

/** What a test says of a delivery. */
export type SampleOptions = DeliveryOptions & ChannelOptions;

/** {@link deliver} through a channel of the registry, whose declarations lie somewhere. */
export async function deliverTo(
  name: ChannelName,
  source: Uint8Array | ProfileSource,
  { name: people, platform, ...options }: SampleOptions = {},
): Promise<DeliveryResult> {
  const given = source instanceof Uint8Array ? { bytes: source } : source;
  const channel = await loadChannel(name, {
    ...(channelsThatTake('baseUrl').includes(name) && { baseUrl: 'https://mdm.example.com/vpn' }),
    ...options,
  });
  return deliverThrough(name, channel, given, {
    ...(people !== undefined && { name: people }),
    ...(platform !== undefined && { platform }),
  });
}

/** The delivery of a profile that the channel must take. */
export async function delivered(
  name: ChannelName,
  source: Uint8Array | ProfileSource,
  options: SampleOptions = {},
): Promise<Delivery> {
  const { delivery, findings } = await deliverTo(name, source, options);
  if (delivery === undefined) {
    throw new Error(`${name} refuses: ${findings.map(({ message }) => message).join('; ')}`);
  }
  return delivery;
}

/** The content of the file of a delivery whose name ends so. */
export function fileOf({ files }: Delivery, ending: string): Buffer {
  const found = files.filter(({ path }) => path.endsWith(ending));
  if (found.length !== 1) throw new Error(`${found.length} files end in ${ending}`);
  return Buffer.from(found[0]?.content ?? '');
}

/** What one rule says of a delivery, as `severity path`. */
export function saidBy(rule: string, { findings }: DeliveryResult): string[] {
  return findings
    .filter((finding) => finding.rule === rule)
    .map(({ severity, path }) => `${severity} ${path}`);
}

/** The plain value in a property list. */
export function plistValue(bytes: Uint8Array): PlistDictionary {
  return plainValue(readPlist(bytes).root) as PlistDictionary;
}
