import { InputError } from '../input-error.js';
import { alternatives } from '../text/alternatives.js';
import type { Channel } from './channel.js';
import { type ChannelOptions, type OptionName, optionFlags, optionNames } from './options.js';

/** What a channel is told of all options: those that it takes. */
type Taken<Name extends OptionName> = Pick<ChannelOptions, Name>;

/** A channel, or what makes one of the options that it takes. */
type Made<Name extends OptionName> = Channel | ((options: Taken<Name>) => Channel);

interface ChannelRow {
  readonly takes: readonly OptionName[];
  readonly load: (options: ChannelOptions) => Promise<Channel>;
}

/** A channel that uses an option which is not in `takes` does not compile. */
function row<const Name extends OptionName>(
  takes: readonly Name[],
  load: () => Promise<Made<Name>>,
): ChannelRow {
  return {
    takes,
    load: async (options) => {
      const made = await load();
      return typeof made === 'function' ? made(options as Taken<Name>) : made;
    },
  };
}

/** Every channel, in the order of the help, with the options that it takes; each is loaded when it is asked for. */
export const channels = {
  nanomdm: row(['device'], async () => (await import('./nanomdm.js')).nanomdm),
  micromdm: row(['device'], async () => (await import('./micromdm.js')).micromdm),
  jamf: row(['replaces'], async () => (await import('./jamf.js')).jamf),
  fleet: row(['labels'], async () => (await import('./fleet.js')).fleet),
  kandji: row([], async () => (await import('./kandji.js')).kandji),
  simplemdm: row([], async () => (await import('./simplemdm.js')).simplemdm),
  jumpcloud: row([], async () => (await import('./jumpcloud.js')).jumpcloud),
  manageengine: row([], async () => (await import('./manageengine.js')).manageengine),
  'workspace-one': row([], async () => (await import('./workspace-one.js')).workspaceOne),
  zentral: row([], async () => (await import('./zentral.js')).zentral),
  'apple-business': row([], async () => (await import('./apple-business.js')).appleBusiness),
  ddm: row(['baseUrl', 'server'], async () => (await import('./ddm.js')).ddm),
  'ddm-legacy': row(['baseUrl', 'server'], async () => (await import('./ddm-legacy.js')).ddmLegacy),
  intune: row([], async () => (await import('./intune.js')).intune),
  file: row(['dialect'], async () => (await import('./file.js')).file),
} as const satisfies Readonly<Record<string, ChannelRow>>;

/** The name of a channel, as `--to` takes it. */
export type ChannelName = keyof typeof channels;

/** The names of all channels, in the order of the help. */
export const channelNames = Object.keys(channels) as ChannelName[];

/** Whether a name is that of a channel. */
export function isChannelName(name: string): name is ChannelName {
  return Object.hasOwn(channels, name);
}

/** The channels that have a use for an option. */
export function channelsThatTake(option: OptionName): ChannelName[] {
  return channelNames.filter((name) => (channels[name].takes as readonly OptionName[]).includes(option));
}

/**
 * A channel, told the options that it takes.
 *
 * @throws InputError for an option that it has no use for
 */
export async function loadChannel(name: ChannelName, options: ChannelOptions): Promise<Channel> {
  for (const option of optionNames) {
    if (options[option] === undefined || channelsThatTake(option).includes(name)) continue;
    throw new InputError(
      `${optionFlags[option]} does not apply to --to ${name}. It is for ${alternatives(channelsThatTake(option))}.`,
    );
  }
  return channels[name].load(options);
}
