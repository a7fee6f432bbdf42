/**
 * What stands for a bare `-` while yargs looks at the arguments: yargs 18 drops it among the positional ones
 * (it re-reads them as options of their own). The character is from Unicode's private use area.
 */
const shelter = '\u{E000}';

/** The arguments with every bare `-` out of yargs' sight. */
export function dashesSheltered(args: readonly string[]): string[] {
  return args.map((arg) => (arg === '-' ? shelter : arg));
}

/** The parsed options with every bare `-` back in its place. */
export function dashesRestored(value: unknown): unknown {
  if (value === shelter) return '-';
  if (Array.isArray(value)) return value.map(dashesRestored);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, dashesRestored(item)]));
}
