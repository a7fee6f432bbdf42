import { unwrap } from '../signing/unwrap.js';
import { type DeliveryOptions, type DeliveryResult, deliverThrough, type ProfileSource } from './deliver.js';
import { uploadText } from './explanation.js';
import { type ChannelName, loadChannel } from './index.js';
import type { ChannelOptions } from './options.js';

/** A delivery, and how it gets to the server. */
export interface Delivered extends DeliveryResult {
  /** The shell script that uploads the files from the folder they are in, or the steps; it holds no token. Absent where there is no delivery. */
  readonly explanation?: string;
}

/**
 * Puts a profile into the form in which a channel takes it, its neutral variables in the channel's own words.
 * Otherwise the profile's bytes stay as they are, unless the channel needs another form, which a finding says.
 *
 * @param name the channel, as `--to` has it
 * @param profile a profile, signed or not
 * @throws InputError when it is no profile, and for an option that the channel has no use for
 */
export async function deliver(
  name: ChannelName,
  profile: Uint8Array | string,
  { name: people, platform, ...options }: DeliveryOptions & ChannelOptions = {},
): Promise<Delivered> {
  const channel = await loadChannel(name, options);
  const result = deliverThrough(name, channel, await sourceOf(profile), {
    ...(people !== undefined && { name: people }),
    ...(platform !== undefined && { platform }),
  });
  if (result.delivery === undefined) return result;
  return { ...result, explanation: uploadText(channel, result.delivery) };
}

async function sourceOf(profile: Uint8Array | string): Promise<ProfileSource> {
  const bytes = typeof profile === 'string' ? new TextEncoder().encode(profile) : profile;
  const { content, cms } = await unwrap(bytes);
  return cms === undefined || content === undefined ? { bytes } : { bytes, signedContent: content };
}
