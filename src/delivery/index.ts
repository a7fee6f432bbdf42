import type { Channel } from './channel.js';

/** Every channel, in the order of the help; each is loaded when it is asked for. */
export const channels = {
  nanomdm: async () => (await import('./nanomdm.js')).nanomdm,
  micromdm: async () => (await import('./micromdm.js')).micromdm,
  jamf: async () => (await import('./jamf.js')).jamf,
  fleet: async () => (await import('./fleet.js')).fleet,
  kandji: async () => (await import('./kandji.js')).kandji,
  simplemdm: async () => (await import('./simplemdm.js')).simplemdm,
  'workspace-one': async () => (await import('./workspace-one.js')).workspaceOne,
  zentral: async () => (await import('./zentral.js')).zentral,
  'apple-business': async () => (await import('./apple-business.js')).appleBusiness,
  ddm: async () => (await import('./ddm.js')).ddm,
  'ddm-legacy': async () => (await import('./ddm-legacy.js')).ddmLegacy,
  intune: async () => (await import('./intune.js')).intune,
  file: async () => (await import('./file.js')).file,
} as const satisfies Readonly<Record<string, () => Promise<Channel>>>;

/** The name of a channel, as `--to` takes it. */
export type ChannelName = keyof typeof channels;

/** The names of all channels, in the order of the help. */
export const channelNames = Object.keys(channels) as ChannelName[];

/** Whether a name is that of a channel. */
export function isChannelName(name: string): name is ChannelName {
  return Object.hasOwn(channels, name);
}
