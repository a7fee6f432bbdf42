import { appleSources } from '../apple/sources.js';
import { findingTable } from '../finding-table.js';

/** What is said of how a profile lies in its file. */
export const wrappingFinding = findingTable('profile', {
  'payload-alone': {
    title: 'a payload without the profile around it',
    severity: 'info',
    why: 'a device takes payloads only inside a profile; some management systems make the profile around one that is uploaded',
    source: appleSources.topLevel,
    confidence: 'documented',
  },
  'plist-fragment': {
    title: 'a profile without the element plist around it',
    severity: 'info',
    why: "Apple's reader takes a dictionary that stands alone, other programs need not",
    source: appleSources.coreFoundation,
    confidence: 'observed',
  },
  'profile-wrapped': {
    title: 'the profile lies inside something else',
    severity: 'info',
    why: 'the findings speak of the profile itself, and their paths begin at it',
    source: appleSources.installProfile,
    confidence: 'documented',
  },
  'plist-unreadable': {
    title: 'the file cannot be read',
    severity: 'error',
    why: 'what cannot be read here is refused by a device too, or is no profile at all',
    source: appleSources.coreFoundation,
    confidence: 'inferred',
  },
});
