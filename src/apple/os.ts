/** Apple's operating systems that take configuration profiles. */
export const platforms = ['iOS', 'macOS', 'tvOS', 'visionOS', 'watchOS'] as const;

/** One of {@link platforms}; `iOS` includes iPadOS. */
export type Platform = (typeof platforms)[number];

/** Those for which profiles are made. */
export const devicePlatforms = ['iOS', 'macOS'] as const satisfies readonly Platform[];

/** One of {@link devicePlatforms}. */
export type DevicePlatform = (typeof devicePlatforms)[number];

/** The newest generation that the key tables describe: the default of `--os`. */
export const newestOS = '27.0';

/** Compares two versions such as `14.2` and `26.0`: below zero when `a` is older, zero when they are the same. */
export function compareVersions(a: string, b: string): number {
  if (a === b) return 0;
  const left = partsOf(a);
  const right = partsOf(b);
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The tables name the same few versions for every key, and every key of a profile is looked up: each is read once. */
const read = new Map<string, readonly number[]>();

function partsOf(version: string): readonly number[] {
  const known = read.get(version);
  if (known !== undefined) return known;
  const parts = version.split('.').map(Number);
  read.set(version, parts);
  return parts;
}
