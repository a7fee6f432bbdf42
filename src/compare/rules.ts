import { appleSources } from '../apple/sources.js';
import type { Severity } from '../finding.js';

/** The rules that a comparison speaks by; `rules/` has no file for them, as they need two profiles. */
export const compareRules = [
  {
    name: 'compare-missing',
    title: 'something that was ordered is not in the delivered profile',
    severity: 'error',
    why: 'the device takes its default, or does without',
    source: appleSources.vpn,
  },
  {
    name: 'compare-extra',
    title: 'something that was not ordered is in the delivered profile',
    severity: 'error',
    why: 'the device does it, ordered or not',
    source: appleSources.vpn,
  },
  {
    name: 'compare-different',
    title: 'the delivered profile makes the device do something else than ordered',
    severity: 'error',
    why: 'the device does what the delivered profile says',
    source: appleSources.vpn,
  },
  {
    name: 'compare-equivalent',
    title: 'written in another way than ordered, with the same effect',
    severity: 'info',
    why: 'the device does the same',
    source: appleSources.vpn,
  },
] as const satisfies readonly {
  readonly name: string;
  readonly title: string;
  readonly severity: Severity;
  readonly why: string;
  readonly source: string;
}[];

/** The name of one of {@link compareRules}. */
export type CompareRule = (typeof compareRules)[number]['name'];
