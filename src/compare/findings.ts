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
  'compare-payload': {
    title: 'a payload that was not ordered, or not like that',
    severity: 'error',
    why: 'the device installs every payload of a profile, whatever the profile was meant for',
    source: appleSources.payloadTypes,
    confidence: 'documented',
  },
  'compare-trust': {
    title: 'a certificate that the device will trust and nobody ordered',
    severity: 'error',
    why: 'whoever has the key of a trusted CA can pose as the gateway, and as every server that the device connects to',
    source: appleSources.deploymentReference,
    confidence: 'documented',
  },
  'compare-hidden': {
    title: 'something that the device takes from where it cannot be compared',
    severity: 'error',
    why: 'what is not in the payloads of the profile cannot be compared with the order',
    source: appleSources.profileReference,
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
