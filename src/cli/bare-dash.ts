/**
 * What stands for a dash while yargs looks at the arguments. yargs 18 drops a bare `-` among the positional ones, and
 * all that stands after `--` (it re-reads them as options of their own). The character is from Unicode's private use
 * area.
 */
const shelter = '\u{E000}';

/** The arguments with every bare `-`, and the dashes of what stands after `--`, out of yargs' sight. */
export function dashesSheltered(args: readonly string[]): string[] {
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  return [
    ...args.slice(0, end).map((arg) => (arg === '-' ? shelter : arg)),
    ...args.slice(end + 1).map((arg) => arg.replace(/^-/, shelter)),
  ];
}

/** The parsed options with every sheltered dash back in its place. */
export function dashesRestored(value: unknown): unknown {
  if (typeof value === 'string' && value.startsWith(shelter)) return `-${value.slice(shelter.length)}`;
  if (Array.isArray(value)) return value.map(dashesRestored);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, dashesRestored(item)]));
}
