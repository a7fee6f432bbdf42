/** Apple's operating systems that take configuration profiles. */
export const platforms = ['iOS', 'macOS', 'tvOS', 'visionOS', 'watchOS'] as const;

/** One of {@link platforms}; `iOS` includes iPadOS. */
export type Platform = (typeof platforms)[number];

/** The newest generation that the key tables describe: the default of `--os`. */
export const newestOS = '27.0';

/** Compares two versions such as `14.2` and `26.0`: below zero when `a` is older, zero when they are the same. */
export function compareVersions(a: string, b: string): number {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
