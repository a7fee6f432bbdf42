/** Whether everything runs in full: `FULL=1 npm test`, as a build does. */
export const full = process.env['FULL'] === '1';

/** A test that takes seconds and seldom finds anything new: skipped without `FULL=1`. */
export const testInFull = full ? test : test.skip;

/** How often a property is tried, or how many samples are taken: a tenth of what stands there, with `FULL=1` all. */
export function runs(count: number): number {
  return full ? count : Math.ceil(count / 10);
}

/** Some of many cases that are much alike: every third, with `FULL=1` all. */
export function some<Case>(cases: readonly Case[]): readonly Case[] {
  return full ? cases : cases.filter((_, index) => index % 3 === 0);
}
