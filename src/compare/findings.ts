import { appleSources } from '../apple/sources.js';
import { findingTable } from '../finding-table.js';

/** What comparing a delivered profile with what was ordered finds. */
export const compareFinding = findingTable('profile', {
  'compare-missing': {
    title: 'something was ordered that was not delivered',
    severity: 'error',
    why: 'the device does without it, or does what it does where nobody says otherwise',
    source: appleSources.vpn,
    confidence: 'documented',
  },
  'compare-extra': {
    title: 'something was delivered that was not ordered',
    severity: 'error',
    why: 'the device does something that nobody asked for',
    source: appleSources.vpn,
    confidence: 'documented',
  },
  'compare-different': {
    title: 'something else was delivered than ordered',
    severity: 'error',
    why: 'the device does something else than was meant',
    source: appleSources.vpn,
    confidence: 'documented',
  },
  'compare-equivalent': {
    title: 'what was delivered is written differently and means the same',
    severity: 'info',
    why: 'the device does the same',
    source: appleSources.vpn,
    confidence: 'documented',
  },
});

/** The name of one of its rules. */
export type CompareRule = keyof typeof compareFinding.rules;
