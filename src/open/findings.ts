import { appleSources } from '../apple/sources.js';
import { findingTable } from '../finding-table.js';

/** What is said of how a profile lies in its file. */
export const wrappingFinding = findingTable('profile', {
  'payload-alone': {
    title: 'payload without a profile around it',
    severity: 'info',
    why: 'Devices accept payloads only inside a profile. Some management systems make the profile around an uploaded payload.',
    source: appleSources.topLevel,
    confidence: 'documented',
  },
  'plist-fragment': {
    title: 'profile without the element plist around it',
    severity: 'info',
    why: 'Devices accept a dictionary that stands alone. Other programs may not.',
    source: appleSources.coreFoundation,
    confidence: 'observed',
  },
  'profile-wrapped': {
    title: 'profile inside something else',
    severity: 'info',
    why: 'All findings speak of the profile itself, and their paths begin there.',
    source: appleSources.installProfile,
    confidence: 'documented',
  },
  'plist-unreadable': {
    title: 'file that cannot be read',
    severity: 'error',
    why: 'Devices reject a file that cannot be read.',
    source: appleSources.coreFoundation,
    confidence: 'inferred',
  },
});
