import { appleSources } from '../apple/sources.js';
import { findingTable } from '../finding-table.js';

/** What comparing a delivered profile with the expected one finds. */
export const compareFinding = findingTable('profile', {
  'compare-missing': {
    title: 'expected setting that is missing',
    severity: 'error',
    why: 'The device does without it, or uses its default.',
    source: appleSources.vpn,
    confidence: 'documented',
  },
  'compare-extra': {
    title: 'setting that is not expected',
    severity: 'error',
    why: 'The device does something that nobody asked for.',
    source: appleSources.vpn,
    confidence: 'documented',
  },
  'compare-different': {
    title: 'setting with another value than expected',
    severity: 'error',
    why: 'The device does something else than the policy or expected profile says.',
    source: appleSources.vpn,
    confidence: 'documented',
  },
  'compare-payload': {
    title: 'payload that is not expected, or with other content than expected',
    severity: 'error',
    why: 'The device installs every payload of a profile, whatever the profile was meant for.',
    source: appleSources.payloadTypes,
    confidence: 'documented',
  },
  'compare-trust': {
    title: 'certificate that the device will trust and that is not expected',
    severity: 'error',
    why: 'Whoever has the key of a trusted CA can pose as the gateway, and as every server that the device connects to.',
    source: appleSources.deploymentReference,
    confidence: 'documented',
  },
  'compare-hidden': {
    title: 'payload whose effect cannot be compared',
    severity: 'error',
    why: 'The device can get from elsewhere what nobody compared.',
    source: appleSources.profileReference,
    confidence: 'documented',
  },
  'compare-equivalent': {
    title: 'setting that is written differently and means the same',
    severity: 'info',
    why: 'The device does the same.',
    source: appleSources.vpn,
    confidence: 'documented',
  },
});

/** The name of one of its rules. */
export type CompareRule = keyof typeof compareFinding.rules;
