/** Whether everything runs in full: `FULL=1 npm test`, as a build does. */
export const full = process.env['FULL'] === '1';

/** How often a property is tried, or how many samples are taken: a fifth of what stands there, with `FULL=1` all. */
export function runs(count: number): number {
  return full ? count : Math.ceil(count / 5);
}
